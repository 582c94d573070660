/**
 * Loaded into a worker before anything else (`--import`): lets its clock be put wrong while it runs. At SIGUSR2 it reads from the
 * file `CHAMAN_STORM_CLOCK` by how many milliseconds, and says so in a file beside it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const RightDate = Date;
const file = process.env['CHAMAN_STORM_CLOCK'] ?? '';
let offset = 0;

const now = () => RightDate.now() + offset;

globalThis.Date = new Proxy(RightDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked === globalThis.Date ? target : asked),
  apply: (target) => new target(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
process.on('SIGUSR2', () => {
  offset = Number(readFileSync(file, 'utf8'));
  writeFileSync(`${file}.applied`, String(offset));
});
