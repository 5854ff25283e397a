/**
 * Environment with which the analyzer's process is started, for glibc's allocator. The networks take and give back megabytes for
 * every picture on several threads; with glibc's defaults each thread keeps what was given back, and a worker stays at 400 MB instead
 * of 320 (measured by `npm run bench:analysis`). Lower limits give back more and cost more: with 128 kB a quarter of the CPU time
 * went into page faults. docker/analyzer.Dockerfile sets the same.
 */
export const ANALYZER_ALLOCATOR = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '4194304',
  MALLOC_MMAP_THRESHOLD_: '4194304',
} as const;
