import { type FrameObservation, type LivenessHint, type LivenessProgress } from '@bakylau/contracts';
import { advanceHeadTurns, HEAD_TURN_LIMITS, type HeadTurnState } from '@bakylau/domain';
import { LivenessChallenge, type LivenessMeasures, SessionPolicies } from '@bakylau/persistence';
import { AnalysisClient, AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CallBudget } from '../../routing/call-budget';
import { normalisePhoto } from '../../uploads/normalise-photo';
import { CheckInPhotoStore } from '../check-in-photo.store';
import { LivenessReference } from './liveness-reference';
import { headSampleOf, spokenPictureOf } from './liveness.samples';
import { assertOpen, isExpired, LivenessTries, type TryEnd, type TryRows } from './liveness.tries';
import { progressView } from './liveness.view';
import { type CandidateWindow } from '../own-attempts';

/** The page sends four a second for at most a minute. */
const FRAMES_PER_MINUTE = 300;
/** Somebody says four digits in seconds; more pictures tell nothing new. */
const MAX_SPOKEN_PICTURES = 60;
/** Reasons without an identity figure that the candidate can do something about. */
const ADVICE: readonly string[] = ['face_too_small', 'too_dark', 'blurred'] satisfies LivenessHint[];

/** Takes the pictures of a running try. None is kept but one for each step that was reached. */
@Injectable()
export class LivenessFrameService {
  private readonly logger = new Logger(LivenessFrameService.name);
  private readonly budget = new CallBudget(FRAMES_PER_MINUTE);

  constructor(
    private readonly tries: LivenessTries,
    private readonly references: LivenessReference,
    private readonly analysis: AnalysisClient,
    private readonly evidence: CheckInPhotoStore,
    private readonly policies: SessionPolicies,
  ) {}

  /**
   * @throws AppError not_found, challenge_over, not_an_image, step_out_of_order, rate_limited; analysis_unavailable, after which
   * the try still runs
   */
  async take(
    principal: Principal,
    attemptId: string,
    challengeId: string,
    frame: Buffer,
  ): Promise<LivenessProgress> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    const { challenge, checkIn, session } = await this.tries.get(principal, attemptId, challengeId);
    assertOpen(challenge);
    this.budget.spend(userId);
    if (checkIn.photoKey === null) throw new AppError('step_out_of_order');
    const atMs = Date.now();
    const reference = await this.references.get(checkIn.photoKey);
    const seen = await this.analysis.frame({
      ...{ sessionId: session.id, atMs, source: 'camera', encoding: 'jpeg', reference },
      image: frame.toString('base64'),
    });
    const key = { window: principal, attemptId, challengeId };
    const { progress, reachedStep } = await this.tries.locked(key, (rows, manager) =>
      this.note(rows, seen, manager),
    );
    if (reachedStep !== null) await this.keep(key, reachedStep, frame);
    return progress;
  }

  private async note(
    rows: TryRows,
    seen: FrameObservation,
    manager: EntityManager,
  ): Promise<{ progress: LivenessProgress; reachedStep: number | null }> {
    const { challenge, checkIn, session } = rows;
    // Again, because another picture may have ended the try meanwhile.
    assertOpen(challenge);
    const before = challenge.measures;
    if (!before) throw new AppError('challenge_over');
    const { policy } = await this.policies.current(session.id, manager);
    const after = measuresAfter(before, seen, policy.thresholds.faceOtherPerson.distance);
    const end = isExpired(challenge) ? ({ outcome: 'failed', failure: 'expired' } as const) : endOf(after);
    challenge.measures = after;
    if (end) await this.tries.end(rows, end, manager);
    else await manager.save(LivenessChallenge, challenge);
    const obstacle = seen.identity?.usable === false ? seen.identity.reason : null;
    const advice = obstacle && ADVICE.includes(obstacle) ? (obstacle as LivenessHint) : null;
    return { progress: progressView(challenge, checkIn, advice), reachedStep: reachedStepOf(before, after) };
  }

  /** Evidence for the proctor. The candidate goes on without it: the try itself is noted already. */
  private async keep(
    key: { window: CandidateWindow; attemptId: string; challengeId: string },
    step: number,
    frame: Buffer,
  ): Promise<void> {
    try {
      const { session } = await this.tries.get(key.window, key.attemptId, key.challengeId);
      const stored = await this.evidence.put(session.id, await normalisePhoto(frame));
      await this.tries.locked(key, async ({ challenge }, manager) => {
        challenge.pictureKeys = [...challenge.pictureKeys, { step, key: stored.key }];
        await manager.save(LivenessChallenge, challenge);
        await this.evidence.link(stored, manager);
      });
    } catch (error) {
      this.logger.warn(`A picture of liveness try ${key.challengeId} could not be kept`, error);
    }
  }
}

/** @param identityDistance of the session's policy: the threshold for the frames of the exam and the photo, one face, one measure */
function measuresAfter(
  before: LivenessMeasures,
  seen: FrameObservation,
  identityDistance: number,
): LivenessMeasures {
  if (before.kind === 'head_turn') {
    const limits = { ...HEAD_TURN_LIMITS, identityDistance };
    return { kind: 'head_turn', state: advanceHeadTurns(before.state, headSampleOf(seen), limits) };
  }
  const pictures = [...before.pictures, spokenPictureOf(seen)].slice(0, MAX_SPOKEN_PICTURES);
  return { kind: 'spoken_digits', pictures };
}

function endOf(measures: LivenessMeasures): TryEnd | null {
  if (measures.kind !== 'head_turn') return null;
  const { outcome, failure }: HeadTurnState = measures.state;
  if (outcome === 'passed') return { outcome: 'passed', failure: null };
  return failure === null ? null : { outcome: 'failed', failure };
}

/** 0 once the straight look is found or the first picture of a speaking face came, 1 at the first turn, and so on. */
function reachedStepOf(before: LivenessMeasures, after: LivenessMeasures): number | null {
  if (before.kind === 'head_turn' && after.kind === 'head_turn') {
    if (before.state.phase === 'settle' && after.state.phase === 'turn') return 0;
    return before.state.phase === 'turn' && after.state.phase === 'back' ? after.state.step + 1 : null;
  }
  if (before.kind !== 'spoken_digits' || after.kind !== 'spoken_digits') return null;
  const isShown = ({ pictures }: typeof after): boolean => pictures.some(({ faceCount }) => faceCount === 1);
  return !isShown(before) && isShown(after) ? 0 : null;
}
