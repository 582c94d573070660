import { readFileSync } from 'node:fs';

/** Of /proc/<pid>/stat: Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const USER_TIME = 11;

/** Seconds of processor time that a process has used. @throws where there is no /proc */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[USER_TIME + 1])) / TICKS_PER_SECOND;
}

/** Memory that a process has now, in MB. @throws where there is no /proc */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_000;
}
