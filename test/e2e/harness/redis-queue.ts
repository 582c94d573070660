import { Redis } from 'ioredis';
import type { HeldQueue, QueueUnderTest } from './queue-under-test.js';
import { RedisServer } from './redis-server.js';

/** A job's own key ends with the id of a hint: `<target>-<revision>-<request>`. */
const HINTS = 'chaman:*:????????-????-????-????-????????????-*-*';

export class RedisQueue implements QueueUnderTest {
  private readonly client: Redis;

  private constructor(readonly server: RedisServer) {
    this.client = new Redis(server.url);
    this.client.on('error', () => undefined);
  }

  static async start(): Promise<RedisQueue> {
    return new RedisQueue(await RedisServer.start());
  }

  async hints(): Promise<number> {
    const keys = await this.client.keys(HINTS);
    return keys.filter((key) => !key.endsWith(':lock')).length;
  }

  async empty(): Promise<void> {
    await this.client.flushall();
  }

  hold(): Promise<HeldQueue> {
    this.server.freeze();
    return Promise.resolve({
      goOn: () => Promise.resolve(this.server.goOn()),
      goOnWithout: async () => {
        await this.server.stop();
        await this.server.start();
      },
    });
  }

  async contents(): Promise<string> {
    const parts: unknown[] = [];
    for (const key of await this.client.keys('*')) parts.push(key, await this.read(key));
    return JSON.stringify(parts);
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    await this.server.stop();
  }

  private async read(key: string): Promise<unknown> {
    switch (await this.client.type(key)) {
      case 'hash':
        return this.client.hgetall(key);
      case 'list':
        return this.client.lrange(key, 0, -1);
      case 'set':
        return this.client.smembers(key);
      case 'zset':
        return this.client.zrange(key, 0, -1);
      case 'stream':
        return this.client.xrange(key, '-', '+');
      default:
        return this.client.get(key);
    }
  }
}
