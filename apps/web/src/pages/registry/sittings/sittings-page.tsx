import { type ExamSittings, hasPermission, type Sitting, type SittingPlan } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../../components/failure';
import { announce } from '../../../core/announcer';
import { api } from '../../../core/api-client';
import { currentMe } from '../../../core/auth-store';
import { Button, EmptyState, Notice, PageHeader, Spinner } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import { ExamSections } from '../exam-sections';
import { SittingCard } from './sitting-card';
import { SittingDialog } from './sitting-dialog';
import { WaitingCard } from './waiting-card';

/** When and where an exam is sat, by whom, and who watches. */
export function SittingsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId = '' } = useParams();
  const [edited, setEdited] = useState<Sitting | 'new' | null>(null);
  const [plan, setPlan] = useState<SittingPlan | null>(null);
  const loaded = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamSittings', { params: { examId }, signal }),
      [examId],
    ),
  );
  const { reload } = loaded;
  const fill = useAction(
    useCallback(async () => {
      const made = await api.call('fillSittings', { params: { examId } });
      setPlan(made);
      announce(t('schedule:sittings.filled', { count: made.placed }));
      reload();
    }, [examId, reload, t]),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const exam: ExamSittings = loaded.data;
  const mayWrite = hasPermission(currentMe().roles, 'schedule:write');
  const range = format.dateTimeRange(exam.opensAt, exam.closesAt);
  return (
    <>
      <PageHeader
        title={format.text(exam.title)}
        lead={t('schedule:sittings.lead', { range, zone: format.timeZone() })}
        actions={
          mayWrite ? (
            <>
              {exam.sittings.length > 0 ? (
                <Button isPending={fill.pending} onPress={() => void fill.run()}>
                  {t('schedule:sittings.fill')}
                </Button>
              ) : null}
              <Button tone="primary" onPress={() => setEdited('new')}>
                {t('schedule:sittings.add')}
              </Button>
            </>
          ) : undefined
        }
      />
      <ExamSections examId={examId} />
      <div className="stack">
        {fill.error ? <Failure error={fill.error} /> : null}
        {plan ? <PlanNotice plan={plan} /> : null}
        {exam.sittings.length === 0 ? (
          <EmptyState title={t('schedule:sittings.empty')}>{t('schedule:sittings.emptyText')}</EmptyState>
        ) : null}
        {exam.waiting.length > 0 ? <WaitingCard exam={exam} mayWrite={mayWrite} onSet={reload} /> : null}
        {exam.sittings.map((sitting) => (
          <SittingCard
            key={sitting.id}
            sitting={sitting}
            exam={exam}
            mayWrite={mayWrite}
            onEdit={() => setEdited(sitting)}
            onSet={reload}
          />
        ))}
      </div>
      {edited ? (
        <SittingDialog
          exam={exam}
          sitting={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={reload}
        />
      ) : null}
    </>
  );
}

/** Who got no place, and why. */
function PlanNotice({ plan }: { plan: SittingPlan }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone={plan.unplaced.length > 0 ? 'warning' : 'success'}
      title={t('schedule:sittings.filled', { count: plan.placed })}
    >
      {plan.unplaced.length > 0 ? (
        <ul className="bullet-list">
          {plan.unplaced.map(({ personId, displayName, reason }) => (
            <li key={personId}>{t(`schedule:sittings.unplaced.${reason}`, { name: displayName })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
