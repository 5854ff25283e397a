import { asksForPhoto, type PhotoAssessment, type PhotoOutcome } from '@bakylau/contracts';
import { CheckIn, Exam, SessionPolicies } from '@bakylau/persistence';
import { AnalysisClient, AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { normalisePhoto } from '../uploads/normalise-photo';
import { CheckInPhotoStore, type StoredPhoto } from './check-in-photo.store';
import { assertReadyForPhoto, completeCheckIn } from './check-in.steps';
import { outcomeAfterPhoto } from './liveness/liveness.outcome';
import { FaceReferenceService } from './face-reference.service';
import { type AttemptRows, type CandidateWindow, OwnAttempts } from './own-attempts';

/** More than somebody needs who turns on a lamp between two photos. Every accepted one stays in the evidence. */
const PHOTOS_PER_MINUTE = 6;

/** The last step of a check-in. A photo that does not match is advice to the proctor and stops nobody. */
@Injectable()
export class CheckInPhotoService {
  private readonly budget = new CallBudget(PHOTOS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly references: FaceReferenceService,
    private readonly analysis: AnalysisClient,
    private readonly photos: CheckInPhotoStore,
    private readonly policies: SessionPolicies,
  ) {}

  /**
   * Puts a photo through the quality gate and compares it with the enrolled one. A refused photo is not kept; an accepted
   * one takes the place of the one before, until the exam starts.
   * @throws AppError not_found, step_out_of_order also where the exam does not use the camera, not_an_image, not_enrolled_photo, analysis_unavailable;
   * rate_limited after too many in a minute
   */
  async take(principal: Principal, attemptId: string, upload: Buffer): Promise<PhotoOutcome> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    const { session } = await this.readyAttempt(principal, attemptId);
    this.budget.spend(userId);
    const photo = await normalisePhoto(upload);
    const reference = await this.references.get(userId);
    const assessment = await this.analysis.photo({ image: photo.toString('base64'), reference });
    const stored = assessment.accepted ? await this.photos.put(session.id, photo) : null;
    try {
      return await this.dataSource.transaction((manager) =>
        this.note(principal, attemptId, { assessment, stored }, manager),
      );
    } catch (error) {
      // After any other failure, of a commit above all, the photo may be part of the evidence.
      if (stored && error instanceof AppError) await this.photos.discard(stored);
      throw error;
    }
  }

  private async readyAttempt(window: CandidateWindow, attemptId: string): Promise<AttemptRows> {
    const rows = await this.ownAttempts.getHeld(window, attemptId);
    assertReadyForPhoto(rows);
    const { policy } = await this.dataSource.manager.findOneByOrFail(Exam, { id: rows.attempt.examId });
    if (!asksForPhoto(policy)) throw new AppError('step_out_of_order');
    return rows;
  }

  private async note(
    window: CandidateWindow,
    attemptId: string,
    { assessment, stored }: { assessment: PhotoAssessment; stored: StoredPhoto | null },
    manager: EntityManager,
  ): Promise<PhotoOutcome> {
    const rows = await this.ownAttempts.lock(window, attemptId, manager);
    // Again, because the exam may have started while the photo was looked at.
    assertReadyForPhoto(rows);
    const { session, checkIn } = rows;
    checkIn.photoTries += 1;
    // The same threshold as for the frames of the exam: one face, one measure.
    const { policy } = await this.policies.current(session.id, manager);
    const threshold = policy.thresholds.faceOtherPerson.distance;
    const matched = matchOf(assessment, threshold);
    if (stored) {
      checkIn.photoKey = stored.key;
      checkIn.photoOutcome = matched ? 'matched' : 'unmatched';
      checkIn.photoDistance = assessment.distance;
      checkIn.photoThreshold = threshold;
      checkIn.livenessOutcome = outcomeAfterPhoto(checkIn);
      await completeCheckIn(session, manager);
      await this.photos.link(stored, manager);
    }
    await manager.save(CheckIn, checkIn);
    return {
      accepted: matched !== null,
      refusals: assessment.refusals,
      matched,
      distance: matched === null ? null : assessment.distance,
      threshold,
      tries: checkIn.photoTries,
    };
  }
}

/** Whether an accepted photo matches; null for a refused one. */
function matchOf({ accepted, distance }: PhotoAssessment, threshold: number): boolean | null {
  if (!accepted) return null;
  return distance !== null && distance <= threshold;
}
