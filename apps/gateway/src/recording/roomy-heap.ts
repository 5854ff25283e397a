import { setFlagsFromString } from 'node:v8';

/** The heap may grow by its own size before all of it is searched for garbage; by itself V8 chose a tenth. */
export const ROOMY_HEAP_OPTION = '--heap-growing-percent=100';

/**
 * Makes this process search its whole heap for garbage seldom. Packets are memory outside of the heap that is let go after a
 * second, with little work between: V8 lets such a process grow by 8 MB only, and 30 candidates needed a search every 0.7 s, which
 * was nearly half of Node's CPU time (bench:recording). Costs at most as much memory again as is in use. To be called at the start.
 */
export function makeHeapRoomy(): void {
  setFlagsFromString(ROOMY_HEAP_OPTION);
}
