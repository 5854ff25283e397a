import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const MS_PER_CLOCK_TICK = 10;

/** CPU time that a running process has used so far, in milliseconds. Reads Linux's /proc. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_CLOCK_TICK;
}

/** Memory that a running process has resident, in MB. */
export function memoryMbOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
}
