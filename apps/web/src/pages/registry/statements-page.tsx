import { hasPermission } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { ExamSections } from './exam-sections';
import { GroupTable } from './group-table';
import { StatementLines } from './statement-lines';
import { StatementTable } from './statement-table';

/** The statements of one exam: made for each group, printed, and taken to other systems. */
export function StatementsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const [exam, { profiles }] = await Promise.all([
          api.call('listStatements', { params: { examId }, signal }),
          api.call('listStatementProfiles', { signal }),
        ]);
        return { exam, profiles };
      },
      [examId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { exam, profiles } = loaded.data;
  const mayWrite = hasPermission(currentMe().roles, 'statement:write');
  const opened = exam.statements.find(({ id }) => id === openedId) ?? null;
  return (
    <>
      <PageHeader title={format.text(exam.title)} lead={t('registry:statements.lead')} />
      <ExamSections examId={examId} />
      <div className="stack">
        <GroupTable exam={exam} mayMake={mayWrite} onMade={loaded.reload} />
        <StatementTable
          statements={exam.statements}
          profiles={mayWrite ? profiles : []}
          onOpen={({ id }) => setOpenedId(id)}
        />
        {opened ? <StatementLines key={opened.id} statement={opened} /> : null}
      </div>
    </>
  );
}
