import { hasPermission, type GiveVerdict, type Incident, type SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../core/announcer';
import { toApiError } from '../../core/api-error';
import { currentMe } from '../../core/auth-store';
import type { PlayerCommand } from '../../core/review/player-key';
import type { ReviewState, ReviewStore } from '../../core/review/review.store';
import { byTime, neighbourOf, nextUndecided, progressOf } from '../../core/review/review-progress';
import { PLAYER_SPEEDS } from '../../core/review/synced-player';
import { Button, EmptyState } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { usePlayer } from '../../hooks/use-player';
import { useReviewKeys } from '../../hooks/use-review-keys';
import { useSettled } from '../../hooks/use-settled';
import { useStoredSwitch } from '../../hooks/use-stored-switch';
import { CheatSheet } from '../player/cheat-sheet';
import { ExaminerPictures } from '../player/examiner-pictures';
import { PlayerControls } from '../player/player-controls';
import { PlayerPane } from '../player/player-pane';
import { ShortcutsHelp } from '../player/shortcuts-help';
import { SessionTimeline } from '../timeline/session-timeline';
import { TimelineTable } from '../timeline/timeline-table';
import { AnnulmentCard } from './annulment-card';
import { AppealCard } from './appeal-card';
import { CheckInCard } from './check-in-card';
import { DecisionCard } from './decision-card';
import { IncidentDetail } from './incident-detail';
import { IncidentList } from './incident-list';
import { IntegrityCard } from './integrity-card';
import './review.css';
import { LivenessCard } from './liveness-card';
import { LocalRecordingsCard } from './local-recordings-card';
import { ObservationDialog } from './observation-dialog';
import { RoomScansCard } from './room-scans-card';
import { ScoreCard } from './score-card';
import { ViewsCard } from './views-card';

/** An incident is watched from a little before it began. */
const LEAD_IN_MS = 2000;

export interface ReviewDeskProps {
  review: SessionReview;
  integrity: ReviewState['integrity'];
  store: ReviewStore;
}

/** Everything a reviewer works with: pictures, timeline, incidents with verdicts, and what the decision rests on. */
export function ReviewDesk({ review, integrity, store }: ReviewDeskProps) {
  const { t } = useTranslation();
  const { player, refs, loading, shown } = usePlayer(review);
  const isRecorded = review.recordings.length > 0 || review.localRecordings.length > 0;
  const [muted, setMuted] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(() => firstOf(review)?.id ?? null);
  const [proposed, setProposed] = useState<GiveVerdict['verdict'] | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [observingMs, setObservingMs] = useState<number | null>(null);
  const [keysEnabled, setKeysEnabled] = useStoredSwitch('bakylau.review-keys', true);
  const selected = review.incidents.find((incident) => incident.id === selectedId) ?? null;
  const settled = useSettled(shown);
  const errorText = useErrorText();
  const mayDecide = hasPermission(currentMe().roles, 'session:decide');
  const lock = !mayDecide ? 'role' : review.decision ? 'decided' : review.barrier;

  const watch = (incident: Incident): void => player?.seek(Math.max(0, incident.startedAtMs - LEAD_IN_MS));
  const select = (incident: Incident): void => {
    setSelectedId(incident.id);
    setProposed(null);
    watch(incident);
  };
  const goToNeighbour = (direction: 1 | -1): void => {
    const incident = neighbourOf(review.incidents, selectedId, direction, player?.positionMs() ?? 0);
    if (!incident) return announce(t(direction === 1 ? 'review:list.last' : 'review:list.first'));
    select(incident);
    announce(t('review:list.selected', { rule: t(`terms:rule.${incident.rule}`) }));
  };
  const alikeOf = (incident: Incident): Incident[] =>
    review.incidents.filter(
      ({ id, rule, verdict, endedAtMs }) =>
        rule === incident.rule && verdict === 'pending' && id !== incident.id && endedAtMs !== null,
    );
  const giveVerdict = async (incident: Incident, verdict: GiveVerdict, alikeToo: boolean): Promise<void> => {
    if (alikeToo) {
      const ids = [incident, ...alikeOf(incident)].map(({ id }) => id);
      await store.giveVerdicts(ids, verdict);
    } else await store.giveVerdict(incident.id, verdict);
    const { decided, total } = progressOf(store.state.get().review?.incidents ?? []);
    announce(t('review:verdict.saved', { decided, total }));
    const next = nextUndecided(store.state.get().review?.incidents ?? [], incident.id);
    if (next) select(next);
  };
  const undo = async (incident: Incident): Promise<void> => {
    try {
      await store.undoVerdict(incident.id);
      announce(t('review:verdict.undone'));
    } catch (thrown) {
      announce(errorText(toApiError(thrown)));
    }
  };
  const observe = (): void => {
    if (lock !== null || !player) return;
    player.pause();
    setObservingMs(Math.round(player.positionMs()));
  };
  const stepSpeed = (step: 1 | -1): void => {
    if (!player) return;
    const index = PLAYER_SPEEDS.findIndex((speed) => speed === player.state.get().speed);
    player.setSpeed(PLAYER_SPEEDS[Math.max(0, Math.min(PLAYER_SPEEDS.length - 1, index + step))] ?? 1);
  };
  const run = (command: PlayerCommand): void => {
    switch (command.kind) {
      case 'toggle':
        return player?.toggle();
      case 'seek-by':
        return player?.seekBy(command.ms);
      case 'seek-to':
        return player?.seek(command.edge === 'start' ? 0 : player.state.get().durationMs);
      case 'frame':
        return player?.stepFrame(command.step);
      case 'speed':
        return stepSpeed(command.step);
      case 'incident':
        return goToNeighbour(command.direction);
      case 'verdict':
        return setProposed(command.verdict);
      case 'undo':
        return void (selected && lock === null && undo(selected));
      case 'observe':
        return observe();
      case 'mute':
        return setMuted(!muted);
      case 'help':
        return setHelpOpen(true);
    }
  };
  useReviewKeys(keysEnabled, run);

  return (
    <>
      <div className="bk-desk">
        <div className="bk-desk__main">
          {!isRecorded ? <EmptyState title={t('review:player.noRecording')} /> : null}
          <div className="stack" hidden={!isRecorded}>
            <PlayerPane
              player={player}
              refs={refs}
              candidateName={review.session.candidateName}
              muted={muted}
            />
            <ExaminerPictures review={review} player={player} refs={refs.examiners} muted={muted} />
            {player && loading ? (
              <PlayerControls
                player={player}
                muted={muted}
                onMute={setMuted}
                onIncident={goToNeighbour}
                onHelp={() => setHelpOpen(true)}
              />
            ) : null}
          </div>
          {player && loading ? (
            <SessionTimeline review={review} player={player} selectedId={selectedId} onSelect={select} />
          ) : null}
          {loading ? (
            <>
              <CheatSheet />
              <TimelineTable review={review} onSelect={select} onSeek={(toMs) => player?.seek(toMs)} />
            </>
          ) : null}
        </div>
        <section className="bk-desk__side" aria-label={t('review:list.title')}>
          <h2>{t('review:list.title')}</h2>
          {lock === null ? (
            <Button size="s" className="bk-observe" onPress={observe}>
              {t('review:observe.add')}
            </Button>
          ) : null}
          {loading ? (
            <IncidentList incidents={review.incidents} selectedId={selectedId} onSelect={select} />
          ) : null}
          {loading && selected ? (
            <IncidentDetail
              key={`${selected.id}-${selected.verdict}`}
              incident={selected}
              proposed={proposed}
              onPropose={setProposed}
              locked={lock}
              alike={alikeOf(selected).length}
              onGive={(verdict, alikeToo) => giveVerdict(selected, verdict, alikeToo)}
              onUndo={() => undo(selected)}
              onWatch={() => watch(selected)}
            />
          ) : null}
        </section>
        <div className="bk-desk__cards">
          {settled ? (
            <>
              <CheckInCard review={review} />
              {review.checkIn.liveness ? (
                <LivenessCard
                  sessionId={review.session.id}
                  liveness={review.checkIn.liveness}
                  mayJudge={mayDecide && !review.decision}
                  onJudge={(finding) => store.judgeLiveness(finding)}
                />
              ) : null}
              <RoomScansCard review={review} />
              <LocalRecordingsCard review={review} />
              <ScoreCard review={review} onSelect={select} />
              {hasPermission(currentMe().roles, 'audit:read') ? (
                <ViewsCard sessionId={review.session.id} />
              ) : null}
              <IntegrityCard
                integrity={integrity}
                closedSessionId={closedSessionIdOf(review.session)}
                onVerify={() => void store.verify()}
              />
              <DecisionCard review={review} lock={lock} onDecide={(decision) => store.decide(decision)} />
              <AppealCard review={review} onChanged={() => store.load()} />
              {review.decision?.outcome === 'violation' && mayDecide ? (
                <AnnulmentCard sessionId={review.session.id} onChanged={() => void store.load()} />
              ) : null}
            </>
          ) : null}
        </div>
      </div>
      {observingMs !== null ? (
        <ObservationDialog
          positionMs={observingMs}
          durationMs={player?.state.get().durationMs ?? review.durationMs}
          onSave={async (observation) => {
            select(await store.observe(observation));
            announce(t('review:observe.saved'));
          }}
          onClose={() => setObservingMs(null)}
        />
      ) : null}
      <ShortcutsHelp
        isOpen={helpOpen}
        onClose={() => setHelpOpen(false)}
        enabled={keysEnabled}
        onEnable={setKeysEnabled}
      />
    </>
  );
}

function firstOf(review: SessionReview): Incident | undefined {
  return progressOf(review.incidents).undecided[0] ?? byTime(review.incidents)[0];
}

function closedSessionIdOf({ id, state }: SessionReview['session']): string | null {
  return state === 'under_review' || state === 'decided' ? id : null;
}
