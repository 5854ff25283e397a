/**
 * Options of Node with which the api's process is started: room for 64 MB of young objects instead of 16. A request leaves some
 * 120 kB of garbage; at 200 saves a second the search for it came five times a second, held up every request that was under way, and
 * decided the slowest hundredth of saves (`npm run bench:answers`). It now comes every two seconds. V8 takes the size at
 * the start of a process alone. Costs at most 100 MB of memory. docker/api.Dockerfile sets the same.
 */
export const API_HEAP_OPTIONS = ['--min-semi-space-size=64', '--max-semi-space-size=64'] as const;
