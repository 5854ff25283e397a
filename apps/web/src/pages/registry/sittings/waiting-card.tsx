import type { ExamSittings } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Card, Select, Table } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';

export interface WaitingCardProps {
  exam: ExamSittings;
  mayWrite: boolean;
  onSet: () => void;
}

/** Candidates without a place; one can be given by hand. */
export function WaitingCard({ exam, mayWrite, onSet }: WaitingCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sittings, waiting } = exam;
  const [sittingId, setSittingId] = useState(sittings[0]?.id ?? '');
  const place = useAction(
    useCallback(
      async (personId: string) => {
        await api.call('setPlace', { params: { sittingId, personId }, body: {} });
        showToast(t('schedule:sittings.placed'), 'success');
        onSet();
      },
      [sittingId, onSet, t],
    ),
  );
  return (
    <Card title={t('schedule:sittings.waiting', { count: waiting.length })}>
      <div className="stack">
        <p className="muted">{t('schedule:sittings.waitingLead')}</p>
        {mayWrite ? (
          <Select
            label={t('schedule:sittings.into')}
            value={sittingId}
            onChange={setSittingId}
            options={sittings.map(({ id, room, opensAt }) => ({
              value: id,
              text: `${room}, ${format.shortDateTime(opensAt)}`,
            }))}
          />
        ) : null}
        {place.error ? <Failure error={place.error} /> : null}
        <Table
          caption={t('schedule:sittings.waiting', { count: waiting.length })}
          rows={waiting}
          rowKey={({ personId }) => personId}
          columns={[
            { key: 'name', title: t('registry:list.name'), cell: ({ displayName }) => displayName },
            { key: 'group', title: t('registry:list.group'), cell: ({ groupName }) => groupName ?? '—' },
            {
              key: 'actions',
              title: t('common:action.column'),
              cell: ({ personId, displayName }) =>
                mayWrite ? (
                  <Button
                    size="s"
                    aria-label={t('schedule:sittings.placeOf', { name: displayName })}
                    isPending={place.pending}
                    onPress={() => void place.run(personId)}
                  >
                    {t('schedule:sittings.place')}
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
