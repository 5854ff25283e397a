import { type LivenessProgress, type SoundObservation } from '@bakylau/contracts';
import { judgeSpokenDigits } from '@bakylau/domain';
import { SessionPolicies } from '@bakylau/persistence';
import { AnalysisClient, AppError, authorize, type Principal } from '@bakylau/platform';
import { type OpusClip, readOpusClip } from '@bakylau/recording';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CheckInPhotoStore, type StoredPhoto } from '../check-in-photo.store';
import { assertOpen, isExpired, LivenessTries, type TryEnd, type TryRows } from './liveness.tries';
import { progressView } from './liveness.view';

const MAX_CLIP_MS = 10_000;

/**
 * Ends a try of said digits. Whether somebody speaks can be measured; which digits they say is not recognised here, so the clip
 * is kept for a proctor to hear and compare.
 */
@Injectable()
export class LivenessSoundService {
  constructor(
    private readonly tries: LivenessTries,
    private readonly analysis: AnalysisClient,
    private readonly evidence: CheckInPhotoStore,
    private readonly policies: SessionPolicies,
  ) {}

  /**
   * @throws AppError not_found, challenge_over, step_out_of_order; bad_request when the bytes are no WebM with Opus of at most
   * ten seconds; analysis_unavailable, after which the try still runs
   */
  async take(
    principal: Principal,
    attemptId: string,
    challengeId: string,
    upload: Buffer,
  ): Promise<LivenessProgress> {
    authorize(principal, 'attempt:sit');
    const { challenge, session } = await this.tries.get(principal, attemptId, challengeId);
    assertOpen(challenge);
    if (challenge.kind !== 'spoken_digits') throw new AppError('step_out_of_order');
    const clip = readOpusClip(upload);
    if (!clip || clip.durationMs > MAX_CLIP_MS) throw new AppError('bad_request', { details: [WRONG_CLIP] });
    const heard = await this.hear(session.id, clip);
    const stored = await this.evidence.put(session.id, upload, 'sound');
    try {
      return await this.tries.locked({ window: principal, attemptId, challengeId }, (rows, manager) =>
        this.note(rows, { clip, heard, stored }, manager),
      );
    } catch (error) {
      // After any other failure, of a commit above all, the clip may be part of the evidence.
      if (error instanceof AppError) await this.evidence.discard(stored);
      throw error;
    }
  }

  private hear(sessionId: string, { packets, durationMs }: OpusClip): Promise<SoundObservation> {
    return this.analysis.sound({
      ...{ sessionId, atMs: 0, durationMs: Math.max(1, durationMs), prerollPackets: 0 },
      packets: packets.map((packet) => packet.toString('base64')),
    });
  }

  private async note(
    rows: TryRows,
    { clip, heard, stored }: { clip: OpusClip; heard: SoundObservation; stored: StoredPhoto },
    manager: EntityManager,
  ): Promise<LivenessProgress> {
    const { challenge, checkIn, session } = rows;
    assertOpen(challenge);
    const pictures = challenge.measures?.kind === 'spoken_digits' ? challenge.measures.pictures : [];
    const { levelDbfs } = heard;
    const speechRatio = heard.speech?.ratio ?? null;
    const { policy } = await this.policies.current(session.id, manager);
    const found = judgeSpokenDigits(
      { durationMs: clip.durationMs, levelDbfs, speechRatio, pictures },
      policy.thresholds.faceOtherPerson.distance,
    );
    const failure = isExpired(challenge) ? 'expired' : found.failure;
    const end: TryEnd = failure ? { outcome: 'failed', failure } : { outcome: 'to_be_heard', failure: null };
    // A failed clip is kept too: a proctor may hear what the measures missed.
    Object.assign(challenge, { soundKey: stored.key, mouthMoved: found.mouthMoved, levelDbfs, speechRatio });
    await this.evidence.link(stored, manager);
    await this.tries.end(rows, end, manager);
    return progressView(challenge, checkIn);
  }
}

const WRONG_CLIP = { path: 'body', problem: 'must be WebM with one Opus track of at most ten seconds' };
