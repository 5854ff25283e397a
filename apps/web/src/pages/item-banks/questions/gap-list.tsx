import { useTranslation } from 'react-i18next';
import type { DraftGap } from '../../../core/exam-questions/questions-draft';

/** What is still missing, place by place. */
export function GapList({ gaps }: { gaps: readonly DraftGap[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list muted" aria-live="polite">
      {gaps.map(({ part, number, problem }) => {
        const place = t(`questions:${part}.one`, { number });
        const words =
          problem.kind === 'texts'
            ? t('questions:gap.texts', { languages: problem.locales.join(', ') })
            : t(`questions:gap.${problem.kind}`);
        return <li key={`${part} ${number} ${problem.kind}`}>{`${place}: ${words}`}</li>;
      })}
    </ul>
  );
}
