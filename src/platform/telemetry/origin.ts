import { AsyncLocalStorage } from 'node:async_hooks';

const origin = new AsyncLocalStorage<string>();

/** Does work for the request with this id, in whichever process: its log lines and its calls to gateways name it. */
export function onBehalfOf<T>(requestId: string, work: () => T): T {
  return origin.run(requestId, work);
}

/** Id of the request that asked for what is being done; undefined where nobody in particular did. */
export function originOf(): string | undefined {
  return origin.getStore();
}
