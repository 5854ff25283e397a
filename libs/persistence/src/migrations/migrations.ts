import { Initial1795416095383 } from './1795416095383-initial.migration';

/** In the order in which they run. */
export const MIGRATIONS = [Initial1795416095383] as const;
