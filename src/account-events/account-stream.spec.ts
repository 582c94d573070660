import express, { type Response } from 'express';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { EventStream } from '../platform/http/event-stream.js';
import type { Look } from './account-events.reader.js';
import { AccountStream } from './account-stream.js';

const SENDER = { id: randomUUID(), number: '101870' };
/** About 100 KiB of events: as much as a sender with very many accounts gives. */
const IDS_OF_A_LOOK = 1_000;
/** More than the system's own buffers of a connection take. */
const LOOKS = 200;
const BOUND = 1024 * 1024;

/** Finds other accounts gone at each look, and counts how often it is asked. */
class ChurningAccounts {
  looks = 0;
  readonly asked = new EventEmitter();
  last = '';

  whole(): Promise<Look> {
    return Promise.resolve({ place: { epoch: 1, position: 0 }, accounts: [], gone: [] });
  }

  since(): Promise<Look> {
    this.looks += 1;
    const gone = Array.from({ length: IDS_OF_A_LOOK }, () => randomUUID());
    this.last = gone.at(-1) ?? '';
    this.asked.emit('asked');
    return Promise.resolve({ place: { epoch: 1, position: this.looks }, accounts: [], gone });
  }
}

describe('a stream to a reader that takes nothing', () => {
  const accounts = new ChurningAccounts();
  const failures: unknown[] = [];
  let server: Server;
  let client: Socket;
  let response: Response;
  let stream: AccountStream;

  beforeAll(async () => {
    const opened = new EventEmitter();
    const app = express().get('/', (_request, answer) => {
      response = answer;
      stream = new AccountStream(
        EventStream.open(answer, 1_000),
        { sender: SENDER, language: 'en', from: undefined, mayGoOn: () => Promise.resolve(undefined) },
        accounts,
        (failure) => failures.push(failure),
      );
      opened.emit('opened');
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.pause();
    client.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n');
    await once(opened, 'opened');
  });
  afterAll(async () => {
    client.destroy();
    server.close();
    await once(server, 'close');
  });

  /** Hints come as fast as looks are done, until the reader's silence stops them or `LOOKS` were made. */
  async function hintAgainAndAgain(): Promise<void> {
    while (accounts.looks < LOOKS && !response.writableNeedDrain) {
      const asked = once(accounts.asked, 'asked');
      stream.hint(randomUUID());
      await Promise.race([asked, once(response, 'drain')]);
      await new Promise(setImmediate);
    }
  }

  it('keeps no more than a look in memory, however much happens', async () => {
    await hintAgainAndAgain();
    const { looks } = accounts;
    expect(looks).toBeLessThan(LOOKS);
    for (let hint = 0; hint < 1_000; hint += 1) stream.hint(randomUUID());
    await new Promise(setImmediate);
    expect(accounts.looks).toBe(looks);
    expect(response.writableLength).toBeLessThan(BOUND);
  });

  it('goes on with the newest as soon as it reads again', async () => {
    const { looks } = accounts;
    let read = '';
    const arrived = new Promise<void>((resolve) =>
      client.setEncoding('utf8').on('data', (piece: string) => {
        read = (read + piece).slice(-2 * IDS_OF_A_LOOK);
        if (accounts.looks > looks && read.includes(accounts.last)) resolve();
      }),
    );
    client.resume();
    await arrived;
    expect(accounts.looks).toBe(looks + 1);
  });

  it('is cut off when it takes nothing for three heartbeats', async () => {
    client.pause();
    await hintAgainAndAgain();
    while (!response.writableNeedDrain) {
      stream.hint(randomUUID());
      await once(accounts.asked, 'asked');
      await new Promise(setImmediate);
    }
    stream.beat();
    stream.beat();
    expect(response.destroyed).toBe(false);
    stream.beat();
    expect(response.destroyed).toBe(true);
    expect(failures).toEqual([]);
  });
});
