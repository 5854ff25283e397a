import { type PhotoAssessment, type PhotoOutcome } from '@bakylau/contracts';
import { DEFAULT_RULES_POLICY, SESSION_MACHINE } from '@bakylau/domain';
import { CheckIn, ExamSession } from '@bakylau/persistence';
import { AnalysisClient, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { normalisePhoto } from '../uploads/normalise-photo';
import { CheckInPhotoStore } from './check-in-photo.store';
import { assertReadyForPhoto } from './check-in.steps';
import { FaceReferenceService } from './face-reference.service';
import { OwnAttempts } from './own-attempts';

/** The same threshold as for the frames of the exam: one face, one measure. */
const THRESHOLD = DEFAULT_RULES_POLICY.faceOtherPerson.distance;

/** The last step of a check-in. A photo that does not match is advice to the proctor and stops nobody. */
@Injectable()
export class CheckInPhotoService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly references: FaceReferenceService,
    private readonly analysis: AnalysisClient,
    private readonly photos: CheckInPhotoStore,
  ) {}

  /**
   * Puts a photo through the quality gate and compares it with the enrolled one. A refused photo is not kept; an accepted
   * one takes the place of the one before, until the exam starts.
   * @throws AppError not_found, step_out_of_order, not_an_image, not_enrolled_photo, analysis_unavailable
   */
  async take(principal: Principal, attemptId: string, upload: Buffer): Promise<PhotoOutcome> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    assertReadyForPhoto(await this.ownAttempts.get(userId, attemptId));
    const photo = await normalisePhoto(upload);
    const reference = await this.references.get(userId);
    const assessment = await this.analysis.photo({ image: photo.toString('base64'), reference });
    return this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(userId, attemptId, manager);
      assertReadyForPhoto(rows);
      rows.checkIn.photoTries += 1;
      const matched = matchOf(assessment);
      if (matched !== null)
        await this.accept(rows, photo, { matched, distance: assessment.distance }, manager);
      await manager.save(CheckIn, rows.checkIn);
      return {
        accepted: matched !== null,
        refusals: assessment.refusals,
        matched,
        distance: matched === null ? null : assessment.distance,
        threshold: THRESHOLD,
        tries: rows.checkIn.photoTries,
      };
    });
  }

  private async accept(
    { session, checkIn }: { session: ExamSession; checkIn: CheckIn },
    photo: Buffer,
    { matched, distance }: { matched: boolean; distance: number | null },
    manager: EntityManager,
  ): Promise<void> {
    checkIn.photoKey = await this.photos.keep(session.id, checkIn.photoTries, photo, manager);
    checkIn.photoOutcome = matched ? 'matched' : 'unmatched';
    checkIn.photoDistance = distance;
    checkIn.photoThreshold = THRESHOLD;
    if (SESSION_MACHINE.allows(session.state, 'complete_check_in')) {
      const state = SESSION_MACHINE.transition(session.state, 'complete_check_in');
      await manager.update(ExamSession, { id: session.id }, { state });
    }
  }
}

/** Whether an accepted photo matches; null for a refused one. */
function matchOf({ accepted, distance }: PhotoAssessment): boolean | null {
  if (!accepted) return null;
  return distance !== null && distance <= THRESHOLD;
}
