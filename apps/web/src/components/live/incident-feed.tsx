import type { Incident, Ledger } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Tabs } from '../../design';
import { FeedEntry } from './feed-entry';
import './live.css';

export interface IncidentFeedProps {
  /** Newest first. */
  incidents: readonly Incident[];
  nameOf: (sessionId: string) => string;
  onOpenCandidate: (sessionId: string) => void;
}

const STEP = 50;

/** The incidents of an exam as they happen, the two ledgers apart. New ones are said by the page's live region. */
export function IncidentFeed(props: IncidentFeedProps) {
  const { t } = useTranslation();
  const of = (ledger: Ledger) => props.incidents.filter((incident) => incident.ledger === ledger);
  const tab = (key: Ledger | 'all', incidents: readonly Incident[]) => ({
    key,
    title: t('proctor:feed.tab', { ledger: t(`terms:ledger.${key}`), number: incidents.length }),
    content: <FeedList {...props} incidents={incidents} label={t('proctor:feed.title')} />,
  });
  return (
    <section className="bk-feed" aria-label={t('proctor:feed.title')}>
      <h2>{t('proctor:feed.title')}</h2>
      <Tabs
        label={t('proctor:feed.ledgers')}
        items={[
          tab('all', props.incidents),
          tab('behaviour', of('behaviour')),
          tab('technical', of('technical')),
        ]}
      />
    </section>
  );
}

function FeedList({ incidents, nameOf, onOpenCandidate, label }: IncidentFeedProps & { label: string }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  if (incidents.length === 0) return <p className="muted">{t('proctor:feed.empty')}</p>;
  return (
    <div className="stack-s">
      <ol className="bk-feed__list plain-list" aria-label={label}>
        {incidents.slice(0, limit).map((incident) => (
          <FeedEntry
            key={incident.id}
            incident={incident}
            candidateName={nameOf(incident.sessionId)}
            onOpenCandidate={() => onOpenCandidate(incident.sessionId)}
          />
        ))}
      </ol>
      {incidents.length > limit ? (
        <Button size="s" onPress={() => setLimit(limit + STEP)}>
          {t('proctor:feed.more', { number: incidents.length - limit })}
        </Button>
      ) : null}
    </div>
  );
}
