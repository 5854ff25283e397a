import type { LegalHoldView, Person } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { WrittenTextForm } from '../../../components/written-text-form';
import { api } from '../../../core/api-client';
import { Badge, Button, Card, Dialog, Spinner, Table } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import { PlaceHoldDialog } from './place-hold-dialog';
import { nameOf } from './person-picker';

/** What must not be deleted though its period is over, and why. */
export function LegalHolds({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holds = useResource(useCallback((signal: AbortSignal) => api.call('listLegalHolds', { signal }), []));
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const listed = exams.kind === 'ready' ? exams.data.exams : [];
  const heldName = ({ personId, examId }: LegalHoldView): string => {
    if (personId) return nameOf(people, personId);
    const exam = listed.find(({ id }) => id === examId);
    return exam ? format.text(exam.title) : (examId ?? '');
  };
  const [placing, setPlacing] = useState(false);
  const [releasing, setReleasing] = useState<LegalHoldView | null>(null);
  return (
    <Card title={t('retention:hold.title')}>
      <p className="muted">{t('retention:hold.lead')}</p>
      <div>
        <Button onPress={() => setPlacing(true)}>{t('retention:hold.place')}</Button>
      </div>
      {holds.kind === 'failed' ? (
        <Failure error={holds.error} onRetry={holds.reload} />
      ) : holds.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <HoldsTable heldName={heldName} holds={holds.data.holds} onRelease={setReleasing} />
      )}
      {placing ? (
        <PlaceHoldDialog
          people={people}
          exams={listed}
          onClose={() => setPlacing(false)}
          onPlaced={holds.reload}
        />
      ) : null}
      {releasing ? (
        <Dialog title={t('retention:hold.release')} isOpen onClose={() => setReleasing(null)}>
          <p>{t('retention:hold.of', { name: heldName(releasing), reason: releasing.reason })}</p>
          <WrittenTextForm
            label={t('retention:hold.releaseReason')}
            description={t('retention:hold.kept')}
            action={t('retention:hold.release')}
            onSend={async (text) => {
              await api.call('releaseLegalHold', { params: { holdId: releasing.id }, body: { text } });
              setReleasing(null);
              holds.reload();
            }}
          />
        </Dialog>
      ) : null}
    </Card>
  );
}

interface HoldsTableProps {
  heldName: (hold: LegalHoldView) => string;
  holds: readonly LegalHoldView[];
  onRelease: (hold: LegalHoldView) => void;
}

function HoldsTable({ heldName, holds, onRelease }: HoldsTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const byWhom = (name: string, at: string) =>
    t('review:verdict.by', { name, time: format.shortDateTime(at) });
  return (
    <Table
      caption={t('retention:hold.title')}
      rows={holds}
      rowKey={({ id }) => id}
      empty={<p className="muted">{t('retention:hold.none')}</p>}
      columns={[
        {
          key: 'person',
          title: t('retention:hold.held'),
          cell: (hold) => (
            <span>
              {heldName(hold)}{' '}
              <span className="muted small">
                {hold.examId
                  ? t('retention:hold.wholeExam')
                  : hold.sessionId
                    ? t('retention:hold.oneSession')
                    : t('retention:hold.everything')}
              </span>
            </span>
          ),
        },
        { key: 'reason', title: t('retention:hold.reason'), cell: ({ reason }) => reason },
        {
          key: 'placed',
          title: t('retention:hold.placed'),
          cell: ({ placedBy, placedAt }) => byWhom(placedBy, placedAt),
        },
        {
          key: 'state',
          title: t('retention:hold.state'),
          cell: (hold) =>
            hold.releasedAt ? (
              <span className="small">
                {byWhom(hold.releasedBy ?? '', hold.releasedAt)}: {hold.releaseReason}
              </span>
            ) : (
              <span className="row">
                <Badge tone="warning">{t('retention:hold.holds')}</Badge>
                <Button
                  size="s"
                  aria-label={t('retention:hold.releaseOf', { name: heldName(hold) })}
                  onPress={() => onRelease(hold)}
                >
                  {t('retention:hold.release')}
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}
