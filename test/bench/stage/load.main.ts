import { Agent, request } from 'node:http';
import type { LoadResult, LoadTask } from './plan.js';

/** Sends requests over connections that stay open, each one request at a time, and tells how long it took. */

let agent = new Agent({ keepAlive: true, maxSockets: 1 });

function send(
  url: string,
  { method, path, headers, body }: LoadTask['requests'][number],
  status: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === status) return resolve();
        reject(
          new Error(`${method} ${path}: ${response.statusCode} ${Buffer.concat(chunks).toString().slice(0, 600)}`),
        );
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function run({ url, requests, connections, count, from, status }: LoadTask): Promise<LoadResult> {
  agent.destroy();
  agent = new Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  const begun = performance.now();
  const one = async () => {
    while (next < count) {
      const each = requests[(from + next++) % requests.length];
      if (each) await send(url, each, status);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { perSecond: (count * 1_000) / (performance.now() - begun) };
}

process.on('message', (task: LoadTask) => {
  run(task).then(
    (result) => process.send?.(result),
    (failure: unknown) => process.send?.({ failure: String(failure) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.({});
