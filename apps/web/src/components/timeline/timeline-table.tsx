import type { Incident, RecordingTrack, SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gapSpansOf } from '../../core/review/timeline-geometry';
import { Button, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import './timeline.css';

type Row =
  | { kind: 'incident'; startMs: number; endMs: number | null; incident: Incident }
  | { kind: 'gap' | 'local'; startMs: number; endMs: number; chain: RecordingTrack['chain'] };

export interface TimelineTableProps {
  review: SessionReview;
  onSelect: (incident: Incident) => void;
  onSeek: (toMs: number) => void;
}

/** The same timeline as a table, in the order of time, for those who cannot see lanes or would rather read. */
export function TimelineTable({ review, onSelect, onSeek }: TimelineTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  return (
    <details className="bk-timeline-table" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t('review:timeline.asTable')}</summary>
      {shown ? (
        <div className="stack-s">
          <p className="small">
            <LevelSummary levels={review.levels} />
          </p>
          <Table
            caption={t('review:timeline.caption')}
            rows={rowsOf(review)}
            rowKey={(row) =>
              row.kind === 'incident' ? row.incident.id : `${row.kind}-${row.chain}-${row.startMs}`
            }
            columns={[
              {
                key: 'from',
                title: t('review:timeline.from'),
                cell: (row) => <span className="numeric">{format.clock(row.startMs)}</span>,
              },
              {
                key: 'to',
                title: t('review:timeline.to'),
                cell: (row) => (
                  <span className="numeric">
                    {row.endMs === null ? t('review:timeline.stillOpen') : format.clock(row.endMs)}
                  </span>
                ),
              },
              {
                key: 'what',
                title: t('review:timeline.what'),
                cell: (row) =>
                  row.kind === 'incident'
                    ? t(`terms:rule.${row.incident.rule}`)
                    : row.kind === 'local'
                      ? `${t('review:local.title')}: ${t(`review:timeline.recording.${row.chain}`)}`
                      : t(`review:timeline.noRecording.${row.chain}`),
              },
              {
                key: 'ledger',
                title: t('review:timeline.ledger'),
                cell: (row) =>
                  t(`terms:ledger.${row.kind === 'incident' ? row.incident.ledger : 'technical'}`),
              },
              {
                key: 'verdict',
                title: t('review:timeline.verdict'),
                cell: (row) => (row.kind === 'incident' ? t(`terms:verdict.${row.incident.verdict}`) : '—'),
              },
              {
                key: 'go',
                title: t('review:timeline.action'),
                cell: (row) => (
                  <Button
                    size="s"
                    aria-label={t('review:timeline.goTo', { time: format.clock(row.startMs) })}
                    onPress={() => (row.kind === 'incident' ? onSelect(row.incident) : onSeek(row.startMs))}
                  >
                    {t('review:timeline.go')}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </details>
  );
}

function LevelSummary({ levels }: { levels: SessionReview['levels'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (levels.length === 0) return <>{t('review:timeline.noLevels')}</>;
  const sorted = [...levels].sort((a, b) => a.levelDbfs - b.levelDbfs);
  const loudest = sorted.at(-1)!;
  const level = (value: number) => t('review:figure.dbfs', { value: format.number(value, { digits: 0 }) });
  return (
    <>
      {t('review:timeline.levelSummary', {
        median: level(sorted[Math.floor(sorted.length / 2)]!.levelDbfs),
        loudest: level(loudest.levelDbfs),
        at: format.clock(loudest.atMs),
      })}
    </>
  );
}

function rowsOf(review: SessionReview): Row[] {
  const view = { fromMs: 0, toMs: review.durationMs, widthPx: 1000 };
  const incidents = review.incidents.map((incident): Row => ({
    kind: 'incident',
    startMs: incident.startedAtMs,
    endMs: incident.endedAtMs,
    incident,
  }));
  const gaps = review.recordings.flatMap((track) =>
    gapSpansOf(track, view, review.durationMs).map(({ startMs, endMs }): Row => ({
      kind: 'gap',
      startMs,
      endMs,
      chain: track.chain,
    })),
  );
  const local = review.localRecordings.map(({ startMs, endMs, chain }): Row => ({
    ...{ kind: 'local', startMs, endMs, chain },
  }));
  return [...incidents, ...gaps, ...local].sort((a, b) => a.startMs - b.startMs);
}
