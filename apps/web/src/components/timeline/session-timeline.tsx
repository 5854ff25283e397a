import {
  isCandidateChain,
  recordingChainSchema,
  type Incident,
  type SessionReview,
} from '@bakylau/contracts';
import type { PointerEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byTime } from '../../core/review/review-progress';
import type { SyncedPlayer } from '../../core/review/synced-player';
import { lanesOf, msOf, type TimelineView } from '../../core/review/timeline-geometry';
import { useElementWidth } from '../../hooks/use-element-width';
import { useExaminerName } from '../../hooks/use-examiner-name';
import { useFormat } from '../../hooks/use-format';
import { useTimelineFrames } from '../../hooks/use-timeline-frames';
import { LedgerMark } from '../incident-card/ledger-mark';
import { FOCUS_LANE_PX, FocusLane } from './focus-lane';
import { FramePreview } from './frame-preview';
import { LEVEL_LANE_PX, LevelLane } from './level-lane';
import { NETWORK_LANE_PX, NetworkLane } from './network-lane';
import { Playhead } from './playhead';
import { RECORDING_LANE_PX, RecordingLane } from './recording-lane';
import { ROW_PX, TimelineBar } from './timeline-bar';
import { TimelineScale } from './timeline-scale';
import './timeline.css';
import { YAW_LANE_PX, YawLane } from './yaw-lane';

export interface SessionTimelineProps {
  review: SessionReview;
  player: SyncedPlayer;
  selectedId: string | null;
  onSelect: (incident: Incident) => void;
}

/** The whole session at a glance: a lane for each rule, the recordings with their gaps, what was measured, and the line. */
export function SessionTimeline({ review, player, selectedId, onSelect }: SessionTimelineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { width, ref } = useElementWidth();
  const durationMs = review.recordings.reduce((end, track) => Math.max(end, track.endMs), review.durationMs);
  const view: TimelineView = { fromMs: 0, toMs: Math.max(1, durationMs), widthPx: width };
  const frames = useTimelineFrames(review);
  const examinerName = useExaminerName(review);
  const tabStopId = selectedId ?? byTime(review.incidents)[0]?.id;

  const lane = (key: string, name: string, label: ReactNode, heightPx: number, content: ReactNode) => (
    <div className="bk-lane" key={key}>
      <div className="bk-lane__label small">{label}</div>
      <svg
        className="bk-lane__track"
        width={width}
        height={heightPx}
        role="group"
        aria-label={name}
        onPointerDown={(event) => player.seek(msUnder(event, view))}
        onPointerMove={(event) => frames.point(msUnder(event, view))}
        onPointerLeave={() => frames.leave()}
      >
        {content}
      </svg>
    </div>
  );

  return (
    <section
      className="bk-timeline"
      aria-label={t('review:timeline.label', {
        duration: format.clock(durationMs),
        number: review.incidents.length,
      })}
    >
      <HatchPattern />
      <div className="bk-lane">
        <div className="bk-lane__label" />
        <div ref={ref} className="bk-lane__measure">
          {width > 0 ? <TimelineScale player={player} view={view} frames={frames} /> : null}
        </div>
      </div>
      {width > 0 ? (
        <>
          {lanesOf(review.incidents, view, durationMs).map((it) =>
            lane(
              it.rule,
              t(`terms:rule.${it.rule}`),
              <>
                <LedgerMark ledger={it.ledger} signOnly /> <span>{t(`terms:rule.${it.rule}`)}</span>
              </>,
              it.rows * ROW_PX,
              it.bars.map((bar) => (
                <TimelineBar
                  key={bar.incident.id}
                  bar={bar}
                  isSelected={bar.incident.id === selectedId}
                  isTabStop={bar.incident.id === tabStopId}
                  onSelect={onSelect}
                  frames={frames}
                />
              )),
            ),
          )}
          {recordingChainSchema.options.map((chain) => {
            const track = review.recordings.find((it) => it.chain === chain) ?? null;
            const local = review.localRecordings.filter((it) => it.chain === chain);
            if (!track && local.length === 0) return null;
            const name = isCandidateChain(chain)
              ? t(`review:timeline.recording.${chain}`)
              : t('review:timeline.recording.examiner', { name: examinerName(chain) });
            const spans = <RecordingLane track={track} local={local} view={view} durationMs={durationMs} />;
            return lane(chain, name, name, RECORDING_LANE_PX, spans);
          })}
          {lane(
            'levels',
            t('review:timeline.levels'),
            t('review:timeline.levels'),
            LEVEL_LANE_PX,
            <LevelLane levels={review.levels} view={view} />,
          )}
          {lane(
            'yaws',
            t('review:timeline.yaws'),
            t('review:timeline.yaws'),
            YAW_LANE_PX,
            <YawLane yaws={review.yaws} view={view} />,
          )}
          {lane(
            'focus',
            t('review:timeline.focusLane'),
            t('review:timeline.focusLane'),
            FOCUS_LANE_PX,
            <FocusLane losses={review.focusLosses} view={view} />,
          )}
          {lane(
            'network',
            t('review:timeline.networkLane'),
            <>
              <LedgerMark ledger="technical" signOnly /> <span>{t('review:timeline.networkLane')}</span>
            </>,
            NETWORK_LANE_PX,
            <NetworkLane review={review} view={view} />,
          )}
          <div className="bk-preview-place">
            <FramePreview frames={frames} view={view} />
          </div>
          <Playhead player={player} view={view} />
        </>
      ) : null}
    </section>
  );
}

function msUnder(event: PointerEvent<Element>, view: TimelineView): number {
  return msOf(view, event.clientX - event.currentTarget.getBoundingClientRect().left);
}

function HatchPattern() {
  return (
    <svg width="0" height="0" className="bk-timeline__patterns" aria-hidden="true">
      <defs>
        <pattern
          id="bk-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="bk-hatch__ground" />
          <rect width="2.5" height="6" className="bk-hatch__line" />
        </pattern>
      </defs>
    </svg>
  );
}
