import type { ExamSittings, Sitting, SittingPlaceView } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Badge, Button, Card, EmptyState, Notice, Table } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { ProctorsDialog } from './proctors-dialog';
import { RemoveSittingButton } from './remove-sitting-button';

export interface SittingCardProps {
  sitting: Sitting;
  exam: ExamSittings;
  mayWrite: boolean;
  onEdit: () => void;
  onSet: () => void;
}

/** One sitting with its people and what is wrong with it. */
export function SittingCard({ sitting, exam, mayWrite, onEdit, onSet }: SittingCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [choosing, setChoosing] = useState(false);
  const { places, proctors, capacity, groupNames, slotMinutes } = sitting;
  const name = `${sitting.room}, ${format.shortDateTime(sitting.opensAt)}`;
  return (
    <Card
      title={name}
      aside={<Badge>{t('schedule:sittings.places', { taken: places.length, count: capacity })}</Badge>}
      footer={
        mayWrite ? (
          <span className="row">
            <Button size="s" aria-label={t('schedule:sittings.editOf', { name })} onPress={onEdit}>
              {t('schedule:sittings.edit')}
            </Button>
            <Button
              size="s"
              aria-label={t('schedule:sittings.proctorsOf', { name })}
              onPress={() => setChoosing(true)}
            >
              {t('schedule:sittings.proctors')}
            </Button>
            <RemoveSittingButton sitting={sitting} name={name} onRemoved={onSet} />
          </span>
        ) : undefined
      }
    >
      <div className="stack">
        <SittingWarnings sitting={sitting} />
        <dl className="facts">
          <dt>{t('schedule:sittings.window')}</dt>
          <dd>{format.dateTimeRange(sitting.opensAt, sitting.closesAt)}</dd>
          <dt>{t('schedule:own.lastStart')}</dt>
          <dd>{format.shortDateTime(sitting.lastStartAt)}</dd>
          {slotMinutes === null ? null : (
            <>
              <dt>{t('schedule:sittings.slot')}</dt>
              <dd>{t('exams:minutes', { count: slotMinutes })}</dd>
            </>
          )}
          <dt>{t('schedule:groups.title')}</dt>
          <dd>{groupNames.length > 0 ? groupNames.join(', ') : t('schedule:sittings.everybody')}</dd>
          <dt>{t('schedule:sittings.proctors')}</dt>
          <dd>
            {proctors.length > 0
              ? proctors.map(({ displayName }) => displayName).join(', ')
              : t('schedule:sittings.nobody')}
          </dd>
        </dl>
        <PlaceTable sitting={sitting} name={name} mayWrite={mayWrite} onSet={onSet} />
      </div>
      {choosing ? (
        <ProctorsDialog
          sitting={sitting}
          name={name}
          choices={exam.choices.proctors}
          onClose={() => setChoosing(false)}
          onSet={onSet}
        />
      ) : null}
    </Card>
  );
}

function SittingWarnings({ sitting: { warnings } }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={t('schedule:sittings.look')}>
      <ul className="bullet-list">
        {warnings.map(({ kind, count, names, exams = [] }) => (
          <li key={kind}>
            {t(`schedule:sittings.warnings.${kind}`, {
              count,
              names: [...names, ...exams.map((exam) => format.text(exam))].join(', '),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface PlaceTableProps {
  sitting: Sitting;
  name: string;
  mayWrite: boolean;
  onSet: () => void;
}

function PlaceTable({ sitting, name, mayWrite, onSet }: PlaceTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: sittingId, places } = sitting;
  const remove = useAction(
    useCallback(
      async ({ personId }: SittingPlaceView) => {
        await api.call('removePlace', { params: { sittingId, personId } });
        onSet();
      },
      [sittingId, onSet],
    ),
  );
  return (
    <>
      {remove.error ? <Failure error={remove.error} /> : null}
      <Table
        caption={t('schedule:sittings.people', { name })}
        rows={places}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={t('schedule:sittings.noPlaces')} />}
        columns={[
          {
            key: 'name',
            title: t('registry:list.name'),
            isRowHeader: true,
            cell: ({ displayName }) => displayName,
          },
          { key: 'group', title: t('registry:list.group'), cell: ({ groupName }) => groupName ?? '—' },
          ...(sitting.slotMinutes === null
            ? []
            : [
                {
                  key: 'time',
                  title: t('schedule:own.time'),
                  cell: ({ startsAt }: SittingPlaceView) => (startsAt ? format.time(startsAt) : '—'),
                },
              ]),
          {
            key: 'actions',
            title: t('common:action.column'),
            cell: (place) =>
              place.begun ? (
                <span className="muted small">{t('registry:list.begun')}</span>
              ) : mayWrite ? (
                <Button
                  size="s"
                  aria-label={t('schedule:sittings.takeBackOf', { name: place.displayName })}
                  isPending={remove.pending}
                  onPress={() => void remove.run(place)}
                >
                  {t('schedule:sittings.takeBack')}
                </Button>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </>
  );
}
