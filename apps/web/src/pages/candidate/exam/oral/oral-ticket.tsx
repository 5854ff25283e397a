import { useTranslation } from 'react-i18next';
import { FormulaText } from '../../../../components/formulas/formula-text';
import { DrawRecord } from '../../../../components/oral/draw-record';
import { useFormat } from '../../../../hooks/use-format';
import { useStore } from '../../../../hooks/use-store';
import { ItemForm } from '../../../../components/item-answers/item-form';
import type { OralExamProps } from './oral-exam-props';

/** The questions of the ticket, with a place for notes where the exam allows them. Nothing before the draw. */
export function OralTicket({ attempt, oral, answers }: Omit<OralExamProps, 'session'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values } = useStore(answers.state);
  if (!oral.draw) return null;
  const { notesAllowed } = attempt.exam.policy;
  return (
    <>
      <h3>{t('oral:ticket', { number: oral.draw.ticket })}</h3>
      {notesAllowed ? <p className="muted small">{t('oral:notes.seen')}</p> : null}
      <ol className="plain-list stack">
        {attempt.items.map((item) => (
          <li key={item.id}>
            <p className="muted small">
              {t('oral:question', { number: item.position })} ·{' '}
              {t('exam:item.points', { count: item.points })}
            </p>
            {notesAllowed ? (
              <ItemForm
                attemptId={attempt.id}
                item={item}
                value={values[item.id]}
                isDisabled={false}
                onChange={(value) => answers.change(item.id, value)}
              />
            ) : (
              <p className="exam__prompt">
                <FormulaText text={format.text(item.prompt)} />
              </p>
            )}
          </li>
        ))}
      </ol>
      <DrawRecord draw={oral.draw} />
    </>
  );
}
