import type { ScoringPolicy } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../hooks/use-format';

/** What a partly right and a wrong answer do to the points; nothing where only right answers count. */
export function ScoringNote({ scoring }: { scoring: ScoringPolicy }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPenalised = scoring.penaltyShare > 0;
  const sentences = [
    ...(scoring.partialCredit === 'proportional' ? [t('exam:scoring.partial')] : []),
    ...(isPenalised ? [t('exam:scoring.penalty', { share: format.percent(scoring.penaltyShare) })] : []),
    ...(isPenalised && scoring.belowZero ? [t('exam:scoring.belowZero')] : []),
  ];
  return sentences.length > 0 ? <p className="muted small">{sentences.join(' ')}</p> : null;
}
