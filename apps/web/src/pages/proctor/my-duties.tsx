import { hasPermission } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, urlOf } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Card, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

/** The sittings that the proctor watches; nothing without any. */
export function MyDuties() {
  const { t } = useTranslation();
  const format = useFormat();
  const duties = useResource(useCallback((signal: AbortSignal) => api.call('listMyDuties', { signal }), []));
  // The exams below are what matters; they tell of a service that cannot be reached.
  if (!hasPermission(currentMe().roles, 'session:watch') || duties.kind !== 'ready') return null;
  if (duties.data.duties.length === 0) return null;
  return (
    <Card
      title={t('schedule:duties.title')}
      aside={
        <a href={urlOf('getMyCalendar', { query: { locale: format.locale } })} download>
          {t('schedule:own.calendar')}
        </a>
      }
    >
      <Table
        caption={t('schedule:duties.caption', { zone: format.timeZone() })}
        showCaption
        rows={duties.data.duties}
        rowKey={({ sittingId }) => sittingId}
        columns={[
          {
            key: 'when',
            title: t('registry:when'),
            cell: ({ opensAt, closesAt }) => (
              <span className="numeric">{format.dateTimeRange(opensAt, closesAt)}</span>
            ),
          },
          { key: 'exam', title: t('registry:exam'), cell: ({ title }) => format.text(title) },
          { key: 'room', title: t('schedule:own.place'), cell: ({ room }) => room },
          {
            key: 'candidates',
            title: t('registry:candidates'),
            cell: ({ candidates }) => candidates,
            align: 'end',
          },
          {
            key: 'with',
            title: t('schedule:sittings.proctors'),
            cell: ({ proctors }) => proctors.join(', '),
          },
        ]}
      />
    </Card>
  );
}
