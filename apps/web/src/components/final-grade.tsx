import type { FinalGrade } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../hooks/use-format';

/** The final grade of a course and how it was computed, as rows of facts. */
export function FinalGradeFacts({ final }: { final: FinalGrade }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rating, examMark, letter, mark, gradePoint } = final;
  const number = (value: number) => format.number(value, { digits: 2 });
  return (
    <dl className="facts" data-testid="final-grade">
      <dt>{t('result:final.examMark')}</dt>
      <dd className="numeric">{number(examMark)}</dd>
      <dt>{t('result:final.rating')}</dt>
      <dd className="numeric">{rating === null ? t('result:final.none') : number(rating)}</dd>
      <dt>{t('result:final.title')}</dt>
      <dd className="numeric">
        {letter === null ? (
          '—'
        ) : (
          <>
            <strong>{letter}</strong>
            {mark === null ? null : `, ${t('result:markOf', { mark: number(mark) })}`}
            {gradePoint === null ? null : `, ${format.number(gradePoint, { digits: 2, fixed: true })}`}
          </>
        )}
      </dd>
      {final.reSit ? (
        <>
          <dt>{t('result:final.again')}</dt>
          <dd>{t(`result:final.reSit.${final.reSit}`)}</dd>
        </>
      ) : null}
      <dt>{t('result:final.how')}</dt>
      <dd>
        <HowComputed final={final} />
      </dd>
    </dl>
  );
}

function HowComputed({ final }: { final: FinalGrade }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: number) => format.number(value, { digits: 2 });
  const { state, rating, examMark, exact, ratingWeightPercent, examWeightPercent, positiveFrom } = final;
  if (state !== 'counted') return <>{t(`result:final.${state}`, { from: positiveFrom })}</>;
  if (ratingWeightPercent === 0 || rating === null || exact === null)
    return <>{t('result:final.examOnly')}</>;
  return (
    <span className="numeric">
      {t('result:final.counted', {
        ratingWeight: number(ratingWeightPercent / 100),
        rating: number(rating),
        examWeight: number(examWeightPercent / 100),
        exam: number(examMark),
        exact: format.number(exact, { digits: 4 }),
        rounding: t(`result:final.rounding.${final.rounding}`),
      })}
    </span>
  );
}
