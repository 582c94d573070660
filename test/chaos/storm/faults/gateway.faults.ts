import { GATEWAY_NAMES } from '../../../../src/provisioning/gateway.port.js';
import type { Chance } from '../chance.js';
import { lasting, until } from '../pace.js';
import type { Call, Strike } from '../traffic/gateway-traffic.js';
import { hitOf, PATIENCE_MS, type Fault, type Hit } from './fault.js';

/** A gateway that does this to every call, from the first one that comes on and for as long as `lastsMs`. */
function spell(strike: (chance: Chance) => Strike, shortestMs: number, longestMs: number): Fault {
  return async ({ stage }, chance) => {
    const gateway = chance.pick(GATEWAY_NAMES);
    const lastsMs = chance.between(shortestMs, longestMs);
    const trap = stage.traffic.trap(
      (call) => call.gateway === gateway,
      () => strike(chance),
    );
    await until(() => trap.hits.length > 0 || undefined, PATIENCE_MS);
    await lasting(lastsMs);
    trap.lift();
    return trap.hits.map(hitOf);
  };
}

/** One to `most` calls that match get this. */
function strokes(matches: (call: Call) => boolean, strike: (chance: Chance) => Strike, most: number): Fault {
  return async ({ stage }, chance): Promise<readonly Hit[]> => {
    const times = chance.between(1, most);
    const gateway = chance.pick(GATEWAY_NAMES);
    const trap = stage.traffic.trap(
      (call) => call.gateway === gateway && matches(call),
      () => strike(chance),
      times,
    );
    await until(() => trap.hits.length >= times || undefined, PATIENCE_MS);
    trap.lift();
    return trap.hits.map(hitOf);
  };
}

export const gatewayOutage = spell(() => ({ mode: 'cut' }), 300, 1_500);
export const gatewayHangs = spell(() => ({ mode: 'silence' }), 300, 1_200);
export const gatewayFails = strokes(
  () => true,
  (chance) => ({ mode: 'refuse', status: chance.pick([500, 500, 503]) }),
  5,
);
export const answerDropped = strokes(
  ({ kind }) => kind === 'write' || kind === 'remove',
  () => ({ mode: 'cut-answer' }),
  2,
);
export const answerSlow = strokes(
  () => true,
  (chance) => ({ mode: 'slow', ms: chance.between(200, 800) }),
  4,
);
