import type { Locale } from './primitives';
import en from './terms/en.json';
import kk from './terms/kk.json';
import ru from './terms/ru.json';

/**
 * The words for the values of the contracts (rules, verdicts, states, units) in each language. Pages load the file of their
 * language alone; the service, which writes documents in all of them, takes this.
 */
export const TERMS: Record<Locale, typeof en> = { kk, ru, en };
