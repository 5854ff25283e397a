import type { AssignedCandidate } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CandidateName } from '../../components/candidate-name';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Badge, Button, Card, EmptyState, Notice, Spinner, Table } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useResource } from '../../hooks/use-resource';
import { PersonPicker } from '../admin/retention/person-picker';
import type { AssignmentCardProps } from './assignment-props';

/** Everybody who sits the exam, and the way to add somebody by name. */
export function CandidatesCard({ assignment, mayWrite, onSet }: AssignmentCardProps) {
  const { t } = useTranslation();
  const { examId, reSitOf, candidates } = assignment;
  const withdraw = useAction(
    useCallback(
      async ({ personId, displayName }: AssignedCandidate) => {
        await api.call('withdrawCandidate', { params: { examId, personId } });
        showToast(t('schedule:candidates.withdrawn', { name: displayName }), 'success');
        onSet();
      },
      [examId, onSet, t],
    ),
  );
  return (
    <Card title={t('schedule:candidates.title', { count: candidates.length })}>
      <div className="stack">
        {reSitOf ? (
          <Notice>
            <p>{t('schedule:candidates.ofReSit')}</p>
            <Link to={`/registry/exams/${reSitOf}/re-sits`}>{t('schedule:candidates.toReSits')}</Link>
          </Notice>
        ) : null}
        {mayWrite && !reSitOf ? <AddCandidate examId={examId} enrolled={candidates} onAdded={onSet} /> : null}
        {withdraw.error ? <Failure error={withdraw.error} /> : null}
        <Table
          caption={t('schedule:candidates.caption')}
          rows={candidates}
          rowKey={({ personId }) => personId}
          empty={<EmptyState title={t('registry:list.empty')} />}
          columns={[
            {
              key: 'name',
              title: t('registry:list.name'),
              cell: ({ displayName, studentNumber }) => (
                <CandidateName name={displayName} number={studentNumber} />
              ),
            },
            {
              key: 'group',
              title: t('registry:list.group'),
              cell: ({ groupName }) =>
                groupName ?? <span className="muted">{t('registry:list.noGroup')}</span>,
            },
            {
              key: 'origin',
              title: t('schedule:candidates.origin'),
              cell: ({ byGroup, begun }) => (
                <span className="row">
                  <Badge>{t(`schedule:candidates.${byGroup ? 'byGroup' : 'byName'}`)}</Badge>
                  {begun ? <span className="muted small">{t('registry:list.begun')}</span> : null}
                </span>
              ),
            },
            {
              key: 'actions',
              title: t('common:action.column'),
              cell: (candidate) =>
                mayWrite && !candidate.byGroup && !candidate.begun ? (
                  <Button
                    size="s"
                    aria-label={t('schedule:candidates.withdrawOf', { name: candidate.displayName })}
                    isPending={withdraw.pending}
                    onPress={() => void withdraw.run(candidate)}
                  >
                    {t('schedule:candidates.withdraw')}
                  </Button>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

interface AddCandidateProps {
  examId: string;
  enrolled: readonly AssignedCandidate[];
  onAdded: () => void;
}

function AddCandidate({ examId, enrolled, onAdded }: AddCandidateProps) {
  const { t } = useTranslation();
  const people = useResource(useCallback((signal: AbortSignal) => api.call('listPeople', { signal }), []));
  const [chosen, setChosen] = useState<string | null>(null);
  const add = useAction(async () => {
    if (!chosen) return;
    await api.call('enrolCandidates', { params: { examId }, body: { personIds: [chosen] } });
    showToast(t('schedule:candidates.added'), 'success');
    setChosen(null);
    onAdded();
  });
  if (people.kind === 'failed') return <Failure error={people.error} onRetry={people.reload} />;
  if (people.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const known = new Set(enrolled.map(({ personId }) => personId));
  const others = people.data.people.filter(
    ({ id, roles, active }) => active && roles.includes('candidate') && !known.has(id),
  );
  return (
    <div className="stack-s">
      <PersonPicker people={others} value={chosen} onChange={setChosen} />
      <div className="row">
        <Button isDisabled={!chosen} isPending={add.pending} onPress={() => void add.run()}>
          {t('schedule:candidates.add')}
        </Button>
      </div>
      {add.error ? <Failure error={add.error} /> : null}
    </div>
  );
}
