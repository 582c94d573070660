import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process, in MB of a million bytes. */
export function residentMegabytes(pid: number): number {
  return Math.round((residentKibibytes(pid) * 1024) / 1_000_000);
}

function residentKibibytes(pid: number): number {
  if (process.platform === 'linux')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
}
