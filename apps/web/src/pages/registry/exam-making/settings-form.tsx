import type { ChangeExam, Term } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import type { ExamCardProps } from './exam-card-props';
import { changeOf, draftOf, type ExamField, readDraft } from './exam-draft';
import { ExamFields } from './exam-fields';
import { WrongFields } from './wrong-fields';

/** The settings of an exam that is there. */
export function SettingsForm({ exam, mayWrite, onSet, terms }: ExamCardProps & { terms: readonly Term[] }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(exam));
  const [wrong, setWrong] = useState<readonly ExamField[]>([]);
  const [tries, setTries] = useState(0);
  const change = useAction(async (body: ChangeExam) => {
    if (Object.keys(body).length > 0) await api.call('changeExam', { params: { examId: exam.id }, body });
    showToast(t('making:saved'), 'success');
    onSet();
  });
  const send = (): void => {
    const read = readDraft(draft, exam);
    setWrong(read.ok ? [] : read.wrong);
    setTries(tries + 1);
    if (read.ok) void change.run(changeOf(read.settings, draft, exam));
  };
  const isDisabled = !mayWrite || !exam.editable;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {exam.editable ? null : <p className="muted">{t('making:begun')}</p>}
      <WrongFields wrong={wrong} tries={tries} />
      <ExamFields
        {...{ draft, wrong, terms, isDisabled }}
        onChange={setDraft}
        isFormatFixed={exam.itemCount > 0}
        isDurationFixed={exam.format === 'oral' && exam.itemCount > 0}
      />
      {change.error ? <Failure error={change.error} /> : null}
      {mayWrite ? (
        <div className="row">
          <Button type="submit" isDisabled={isDisabled} isPending={change.pending}>
            {t('people:save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
