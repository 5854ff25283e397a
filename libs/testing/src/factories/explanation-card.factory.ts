import { type ExplanationCard, type IncidentCause } from '@bakylau/contracts';

/** A complete card of the rule; the figures are of no special meaning. */
export function explanationCard(
  ruleId: IncidentCause,
  overrides: Partial<ExplanationCard> = {},
): ExplanationCard {
  return {
    ruleId,
    ruleVersion: 1,
    policy: { name: 'default', version: 1 },
    measured: { name: 'faces', value: 0, unit: 'faces' },
    threshold: { name: 'faces', value: 1, unit: 'faces' },
    baseline: null,
    confidence: 0.9,
    durationMs: 4000,
    models: [{ name: 'blazeface', sha256: 'a'.repeat(64) }],
    summary: { kk: 'Кадрда бет жоқ', ru: 'В кадре нет лица', en: 'No face in the picture' },
    doesNotProve: {
      kk: 'Тыңдаушының кеткенін дәлелдемейді',
      ru: 'Не доказывает, что экзаменуемый ушёл',
      en: 'Does not prove that the candidate left',
    },
    ...overrides,
  };
}
