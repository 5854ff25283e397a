import { type VerdictRecord } from '@bakylau/persistence';

/**
 * The verdicts on one incident that no undo took back, the one that stands last.
 * @param records in the order in which they were given
 */
export function standingVerdicts<Record extends Pick<VerdictRecord, 'id' | 'undoes'>>(
  records: readonly Record[],
): Record[] {
  const stack: Record[] = [];
  for (const record of records) {
    if (record.undoes === null) stack.push(record);
    else {
      const index = stack.findIndex(({ id }) => id === record.undoes);
      if (index !== -1) stack.splice(index, 1);
    }
  }
  return stack;
}
