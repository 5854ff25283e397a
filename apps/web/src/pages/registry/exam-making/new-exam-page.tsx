import type { AcademicGroup, CreateExam, Person, Term } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { BackLink } from '../../../components/back-link';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, PageHeader, Spinner } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useResource } from '../../../hooks/use-resource';
import { type ExamField, NEW_EXAM, readDraft } from './exam-draft';
import { ExamFields } from './exam-fields';
import { type PeopleDraft, PeopleFields } from './people-fields';
import { WrongFields } from './wrong-fields';

/** Makes a draft of an exam. */
export function NewExamPage() {
  const { t } = useTranslation();
  const loaded = useResource(
    useCallback(async (signal: AbortSignal) => {
      const [{ terms }, { groups }, { people }] = await Promise.all([
        api.call('listTerms', { signal }),
        api.call('listGroups', { signal }),
        api.call('listPeople', { signal }),
      ]);
      return { terms, groups, people };
    }, []),
  );
  return (
    <>
      <BackLink to="/registry">{t('registry:back')}</BackLink>
      <PageHeader title={t('making:new')} lead={t('making:newLead')} />
      {loaded.kind === 'failed' ? (
        <Failure error={loaded.error} onRetry={loaded.reload} />
      ) : loaded.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <NewExamForm {...loaded.data} />
      )}
    </>
  );
}

interface NewExamFormProps {
  terms: readonly Term[];
  groups: readonly AcademicGroup[];
  people: readonly Person[];
}

function NewExamForm({ terms, groups, people }: NewExamFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(NEW_EXAM);
  const [staff, setStaff] = useState<PeopleDraft>({ groupNames: [], examiner: [], proctor: [] });
  const [wrong, setWrong] = useState<readonly ExamField[]>([]);
  const [tries, setTries] = useState(0);
  const create = useAction(async (body: CreateExam) => {
    const { id } = await api.call('createExam', { body });
    showToast(t('making:created'), 'success');
    await navigate(`/registry/exams/${id}/settings`);
  });
  const send = (): void => {
    const read = readDraft(draft, null);
    setWrong(read.ok ? [] : read.wrong);
    setTries(tries + 1);
    if (!read.ok) return;
    const { groupNames, examiner: examinerIds, proctor: proctorIds } = staff;
    void create.run({ ...read.settings, groupNames, personIds: [], examinerIds, proctorIds });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <WrongFields wrong={wrong} tries={tries} />
      <ExamFields
        {...{ draft, wrong, terms }}
        onChange={setDraft}
        isDisabled={false}
        isFormatFixed={false}
        isDurationFixed={false}
      />
      <PeopleFields draft={staff} onChange={setStaff} groups={groups} people={people} />
      {create.error ? <Failure error={create.error} /> : null}
      <div className="row">
        <Button type="submit" tone="primary" isPending={create.pending}>
          {t('making:create')}
        </Button>
      </div>
    </form>
  );
}
