import type { Severity, Verdict } from '@bakylau/contracts';
import type { Tone } from '../../design';

/** The tone only helps; the word stands in the badge. */
export const SEVERITY_TONES: Record<Severity, Tone> = {
  info: 'neutral',
  attention: 'warning',
  critical: 'danger',
};
export const VERDICT_TONES: Record<Verdict, Tone> = {
  pending: 'info',
  confirmed: 'danger',
  dismissed: 'neutral',
};
/** A sign before the word of a verdict, for lists that are read at a glance. */
export const VERDICT_SIGNS: Record<Verdict, string> = { pending: '○', confirmed: '●', dismissed: '⊘' };
