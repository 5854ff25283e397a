import type { LegalHoldView, Person } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { WrittenTextForm } from '../../../components/written-text-form';
import { api } from '../../../core/api-client';
import { Badge, Button, Card, Dialog, Spinner, Table } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useResource } from '../../../hooks/use-resource';
import { nameOf, PersonPicker } from './person-picker';

/** What must not be deleted though its period is over, and why. */
export function LegalHolds({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const holds = useResource(useCallback((signal: AbortSignal) => api.call('listLegalHolds', { signal }), []));
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
        <HoldsTable people={people} holds={holds.data.holds} onRelease={setReleasing} />
      )}
      {placing ? (
        <PlaceDialog people={people} onClose={() => setPlacing(false)} onPlaced={holds.reload} />
      ) : null}
      {releasing ? (
        <Dialog title={t('retention:hold.release')} isOpen onClose={() => setReleasing(null)}>
          <p>
            {t('retention:hold.of', { name: nameOf(people, releasing.personId), reason: releasing.reason })}
          </p>
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
  people: readonly Person[];
  holds: readonly LegalHoldView[];
  onRelease: (hold: LegalHoldView) => void;
}

function HoldsTable({ people, holds, onRelease }: HoldsTableProps) {
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
          title: t('retention:person.person'),
          cell: ({ personId, sessionId }) => (
            <span>
              {nameOf(people, personId)}{' '}
              <span className="muted small">
                {sessionId ? t('retention:hold.oneSession') : t('retention:hold.everything')}
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
                  aria-label={t('retention:hold.releaseOf', { name: nameOf(people, hold.personId) })}
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

function PlaceDialog({
  people,
  onClose,
  onPlaced,
}: {
  people: readonly Person[];
  onClose: () => void;
  onPlaced: () => void;
}) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<string | null>(null);
  return (
    <Dialog title={t('retention:hold.place')} isOpen onClose={onClose}>
      <PersonPicker people={people} value={personId} onChange={setPersonId} />
      {personId ? (
        <WrittenTextForm
          label={t('retention:hold.reason')}
          description={t('retention:hold.kept')}
          action={t('retention:hold.place')}
          onSend={async (reason) => {
            await api.call('placeLegalHold', { body: { personId, sessionId: null, reason } });
            onPlaced();
            onClose();
          }}
        />
      ) : null}
      <div>
        <Button tone="quiet" onPress={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
