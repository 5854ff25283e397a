import {
  type CreateRubric,
  LOCALES,
  type LocalizedText,
  type Rubric,
  type RubricCriterion,
} from '@bakylau/contracts';

/** Criteria as they are being written. */
export interface RubricDraft {
  name: string;
  format: CreateRubric['format'];
  title: LocalizedText;
  criteria: RubricCriterion[];
}

/** A copy to change; those of the service need a name of their own. */
export function draftFrom({ id, name, format, content }: Rubric): RubricDraft {
  return {
    name: id === null ? '' : name,
    format,
    title: content.title,
    criteria: content.criteria.map((criterion) => ({ ...criterion })),
  };
}

/** Steps keep their share of the criterion, in halves of a point; steps that would fall together are left out. */
export function withMost(criterion: RubricCriterion, most: number): RubricCriterion {
  const before = criterion.levels[0]?.points ?? 1;
  const scaled = criterion.levels.map((level) => ({
    ...level,
    points: Math.round((level.points / before) * most * 2) / 2,
  }));
  const levels = scaled.filter(({ points }, i) => i === 0 || points < (scaled[i - 1]?.points ?? 0));
  return { ...criterion, levels };
}

/** Another criterion with the steps of the first one and no title yet. */
export function withCriterion(draft: RubricDraft): RubricDraft {
  const [first] = draft.criteria;
  if (!first) return draft;
  const numbers = draft.criteria.map(({ id }) => Number(/^criterion-(\d+)$/u.exec(id)?.[1] ?? 0));
  const id = `criterion-${Math.max(0, ...numbers) + 1}`;
  return { ...draft, criteria: [...draft.criteria, { ...first, id, title: { kk: '', ru: '', en: '' } }] };
}

/** Whether nothing is left empty. */
export function isComplete({ name, title, criteria }: RubricDraft): boolean {
  const isFilled = (text: LocalizedText) => LOCALES.every((locale) => text[locale].trim() !== '');
  return (
    /^[a-z][a-z0-9-]{2,59}$/u.test(name) &&
    isFilled(title) &&
    criteria.length > 0 &&
    criteria.every((criterion) => isFilled(criterion.title) && (criterion.levels[0]?.points ?? 0) > 0)
  );
}
