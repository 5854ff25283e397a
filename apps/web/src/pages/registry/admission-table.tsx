import type { Admission, ExamAdmissions } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { CandidateName } from '../../components/candidate-name';
import { Badge, Button, EmptyState, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import type { DecisionKind } from './decision-dialog';

const TONES: Record<Admission['admission'], Tone> = {
  admitted: 'success',
  below: 'danger',
  unlisted: 'warning',
  by_decision: 'info',
};

export interface AdmissionTableProps {
  admissions: ExamAdmissions;
  /** Null for whoever may only look. */
  onDecide: ((candidate: Admission, kind: DecisionKind) => void) | null;
}

export function AdmissionTable({ admissions, onDecide }: AdmissionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('registry:list.caption')}
      rows={admissions.candidates}
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
          cell: ({ groupName }) => groupName ?? <span className="muted">{t('registry:list.noGroup')}</span>,
        },
        {
          key: 'rating',
          title: t('registry:list.rating'),
          cell: ({ rating }) => (rating === null ? '—' : format.number(rating, { digits: 2 })),
          align: 'end',
        },
        {
          key: 'state',
          title: t('registry:list.state'),
          cell: ({ admission, begun }) => (
            <span className="row">
              <Badge tone={TONES[admission]}>{t(`registry:list.states.${admission}`)}</Badge>
              {begun ? <span className="muted small">{t('registry:list.begun')}</span> : null}
            </span>
          ),
        },
        {
          key: 'decisions',
          title: t('registry:list.decisions'),
          cell: (candidate) => (
            <div className="stack-s">
              <DecisionList candidate={candidate} />
              {onDecide ? (
                <span className="row">
                  {candidate.admission === 'below' || candidate.admission === 'unlisted' ? (
                    <Button
                      size="s"
                      aria-label={t('registry:list.admitOf', { name: candidate.displayName })}
                      onPress={() => onDecide(candidate, 'admit')}
                    >
                      {t('registry:list.admit')}
                    </Button>
                  ) : null}
                  {candidate.expired || (candidate.closed && !candidate.begun) ? (
                    <Button
                      size="s"
                      aria-label={t('registry:list.reopenOf', { name: candidate.displayName })}
                      onPress={() => onDecide(candidate, 'reopen')}
                    >
                      {t('registry:list.reopen')}
                    </Button>
                  ) : null}
                </span>
              ) : null}
            </div>
          ),
        },
      ]}
    />
  );
}

function DecisionList({ candidate }: { candidate: Admission }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="plain-list stack-s small">
      {candidate.decisions.map(({ id, opensUntil, reason, document, decidedBy, decidedAt }) => (
        <li key={id}>
          {opensUntil === null
            ? t('registry:list.admitted', { reason })
            : t('registry:list.reopened', { reason, until: format.shortDateTime(opensUntil) })}
          {document ? <div>{t('registry:list.document', { document })}</div> : null}
          <div className="muted">
            {t('registry:list.by', { name: decidedBy, time: format.shortDateTime(decidedAt) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
