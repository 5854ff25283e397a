import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { PageHeader, Spinner } from '../../../design';
import { useResource } from '../../../hooks/use-resource';
import { AdminSections } from '../admin-sections';
import { Deletions } from './deletions';
import { ExamPeriods } from './exam-periods';
import { LegalHolds } from './legal-holds';
import { PersonData } from './person-data';
import './retention.css';

/** How long things are kept, what is kept longer, what was deleted, and what is kept of one person. */
export function RetentionPage() {
  const { t } = useTranslation();
  const people = useResource(useCallback((signal: AbortSignal) => api.call('listPeople', { signal }), []));
  const deletions = useResource(
    useCallback((signal: AbortSignal) => api.call('listDeletions', { signal }), []),
  );
  return (
    <>
      <PageHeader title={t('retention:title')} lead={t('retention:lead')} />
      <AdminSections />
      {people.kind === 'failed' ? (
        <Failure error={people.error} onRetry={people.reload} />
      ) : people.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <div className="stack">
          <ExamPeriods />
          <LegalHolds people={people.data.people} />
          <PersonData people={people.data.people} onErased={deletions.reload} />
          <Deletions people={people.data.people} deletions={deletions} />
        </div>
      )}
    </>
  );
}
