import type { Incident, SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Button, Card, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import './review.css';

/** The score as the sum it is: each contribution by name, with a way to its incident. */
export function ScoreCard({
  review,
  onSelect,
}: {
  review: SessionReview;
  onSelect: (incident: Incident) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { score, incidents } = review;
  const incidentOf = (id: string) => incidents.find((incident) => incident.id === id);
  return (
    <Card
      title={t('review:score.title')}
      aside={<span className="numeric bk-score__total">{format.number(score.total)}</span>}
    >
      <p className="muted small">{t('review:score.explanation')}</p>
      {score.contributions.length === 0 ? (
        <p>{t('review:score.none')}</p>
      ) : (
        <Table
          caption={t('review:score.caption')}
          rows={score.contributions}
          rowKey={(row) => row.incidentId}
          columns={[
            { key: 'rule', title: t('review:score.what'), cell: (row) => t(`terms:rule.${row.rule}`) },
            {
              key: 'at',
              title: t('review:score.at'),
              cell: (row) => {
                const incident = incidentOf(row.incidentId);
                if (!incident) return '—';
                const time = format.clock(incident.startedAtMs);
                return (
                  <Button
                    size="s"
                    tone="quiet"
                    aria-label={t('review:timeline.goTo', { time })}
                    onPress={() => onSelect(incident)}
                  >
                    {time}
                  </Button>
                );
              },
            },
            {
              key: 'weight',
              title: t('review:score.weight'),
              cell: (row) => format.number(row.weight),
              align: 'end',
            },
            {
              key: 'points',
              title: t('review:score.points'),
              cell: (row) => format.number(row.points),
              align: 'end',
            },
          ]}
        />
      )}
    </Card>
  );
}
