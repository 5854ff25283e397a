import { type MediaSource } from '@bakylau/contracts';
import { type RuleInput } from './rule-input';

/** The label of the device that a source uses now, when the input tells of one; null otherwise. */
export function deviceOf(input: RuleInput, source: MediaSource): { label: string; reported: boolean } | null {
  if (input.kind === 'device' && input.source === source) return { label: input.label, reported: false };
  if (input.kind === 'client' && input.event.kind === 'device_changed' && input.event.source === source)
    return { label: input.event.label, reported: true };
  return null;
}
