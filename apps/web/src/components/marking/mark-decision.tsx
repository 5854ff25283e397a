import type { MarkDecision as Decision } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Notice, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import './marking.css';

/** What the commission decided: the old and the new mark, each criterion that was raised, and why. */
export function MarkDecision({ decision: { before, raised, reason } }: { decision: Decision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const marksOf = ({ mark, letter }: Decision['before']) => ({ mark: format.number(mark), letter });
  const points = (value: number) => format.number(value, { digits: 2 });
  return (
    <div className="stack">
      {raised ? (
        <>
          <Notice tone="success">{t(`marking:appeals.decision.${raised.way}`)}</Notice>
          <dl className="facts">
            <dt>{t('marking:appeals.decision.before')}</dt>
            <dd className="numeric">{t('marking:appeals.decision.marksOf', marksOf(before))}</dd>
            <dt>{t('marking:appeals.decision.after')}</dt>
            <dd className="numeric">{t('marking:appeals.decision.marksOf', marksOf(raised.after))}</dd>
          </dl>
          {raised.criteria.length > 0 ? (
            <Table
              caption={t('marking:appeals.decision.caption')}
              showCaption
              rows={raised.criteria}
              rowKey={({ position, criterion }) => `${position} ${criterion.en}`}
              columns={[
                {
                  key: 'criterion',
                  title: t('marking:appeals.decision.criterion'),
                  isRowHeader: true,
                  cell: ({ position, criterion }) =>
                    t('marking:appeals.decision.criterionOf', {
                      position,
                      criterion: format.text(criterion),
                    }),
                },
                {
                  key: 'before',
                  title: t('marking:appeals.decision.before'),
                  align: 'end',
                  cell: (row) => points(row.before),
                },
                {
                  key: 'after',
                  title: t('marking:appeals.decision.after'),
                  align: 'end',
                  cell: (row) => <strong>{points(row.after)}</strong>,
                },
              ]}
            />
          ) : null}
        </>
      ) : (
        <Notice>{t('marking:appeals.decision.stay', marksOf(before))}</Notice>
      )}
      <div className="stack-s">
        <h3>{t('marking:appeals.decision.reason')}</h3>
        <p className="bk-marking__reason">{reason}</p>
      </div>
    </div>
  );
}
