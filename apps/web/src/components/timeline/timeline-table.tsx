import {
  type FocusLoss,
  type Incident,
  isCandidateChain,
  type Ledger,
  type LocalRecording,
  type RecordingTrack,
  type SessionReview,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { badLinesOf, type BadLine } from '../../core/review/network-lane';
import { gapSpansOf } from '../../core/review/timeline-geometry';
import { Button, Table } from '../../design';
import { useExaminerName } from '../../hooks/use-examiner-name';
import { useFormat } from '../../hooks/use-format';
import { LevelSummary } from './level-summary';
import './timeline.css';
import { useNetworkText } from './use-network-text';

type Row =
  | { kind: 'incident'; startMs: number; endMs: number | null; incident: Incident }
  | { kind: 'gap'; startMs: number; endMs: number; chain: RecordingTrack['chain'] }
  | { kind: 'local'; startMs: number; endMs: number; chain: LocalRecording['chain'] }
  | { kind: 'focus'; startMs: number; endMs: number; loss: FocusLoss }
  | { kind: 'line'; startMs: number; endMs: number; bad: BadLine }
  | { kind: 'disconnected'; startMs: number; endMs: number };

export interface TimelineTableProps {
  review: SessionReview;
  onSelect: (incident: Incident) => void;
  onSeek: (toMs: number) => void;
}

/** The same timeline as a table, in the order of time, for those who cannot see lanes or would rather read. */
export function TimelineTable({ review, onSelect, onSeek }: TimelineTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const textOf = useNetworkText();
  const examinerName = useExaminerName(review);
  const [shown, setShown] = useState(false);
  const whatOf = (row: Row): string => {
    switch (row.kind) {
      case 'incident':
        return t(`terms:rule.${row.incident.rule}`);
      case 'local':
        return `${t('review:local.title')}: ${t(`review:timeline.recording.${row.chain}`)}`;
      case 'gap':
        return isCandidateChain(row.chain)
          ? t(`review:timeline.noRecording.${row.chain}`)
          : t('review:timeline.noRecording.examiner', { name: examinerName(row.chain) });
      case 'focus':
        return t(`review:timeline.focus.${row.loss.state}`);
      case 'line':
        return textOf(row.bad);
      case 'disconnected':
        return t('review:timeline.disconnected');
    }
  };
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
            rowKey={keyOf}
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
                cell: whatOf,
              },
              {
                key: 'ledger',
                title: t('review:timeline.ledger'),
                cell: (row) => {
                  const ledger = ledgerOf(row);
                  return ledger ? t(`terms:ledger.${ledger}`) : '—';
                },
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
  const focus = review.focusLosses.map((loss): Row => ({
    ...{ kind: 'focus', startMs: loss.startMs, endMs: loss.endMs, loss },
  }));
  const lines = badLinesOf(review.network).map((bad): Row => ({
    ...{ kind: 'line', startMs: bad.startMs, endMs: bad.endMs, bad },
  }));
  const lost = review.disconnections.map((span): Row => ({ kind: 'disconnected', ...span }));
  const rows = [...incidents, ...gaps, ...local, ...focus, ...lines, ...lost];
  return rows.sort((a, b) => a.startMs - b.startMs);
}

function keyOf(row: Row): string {
  if (row.kind === 'incident') return row.incident.id;
  const which = row.kind === 'focus' ? row.loss.state : 'chain' in row ? row.chain : '';
  return `${row.kind}-${which}-${row.startMs}`;
}

/** What the browser reported of focus is behaviour only where a rule made an incident of it; an examiner may go and come. */
function ledgerOf(row: Row): Ledger | null {
  if (row.kind === 'incident') return row.incident.ledger;
  const isAbsence = row.kind === 'gap' && !isCandidateChain(row.chain);
  return row.kind === 'focus' || isAbsence ? null : 'technical';
}
