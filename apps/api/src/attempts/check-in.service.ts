import { Injectable } from '@nestjs/common';
import { type CheckIn as CheckInView, type DeviceCheck, MEDIA_SOURCES } from '@bakylau/contracts';
import { uploadProfileFor } from '@bakylau/domain';
import { CheckIn, DomainEvents, Exam, ExamSession } from '@bakylau/persistence';
import { AppError, authorize, Principal } from '@bakylau/platform';
import { DataSource, EntityManager } from 'typeorm';
import { RetentionPeriodsService } from '../retention/retention-periods.service';
import { checkInView } from './attempt.view';
import { assertCheckingIn, completeIfDone } from './check-in.steps';
import { AttemptRows, OwnAttempts } from './own-attempts';

/** The steps of a check-in before the photo. Each may be repeated until the exam starts. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly events: DomainEvents,
    private readonly periods: RetentionPeriodsService,
  ) {}

  /** Counts the bytes of the speed test. @throws AppError not_found */
  async probeUpload(
    principal: Principal,
    attemptId: string,
    bytes: number,
  ): Promise<{ receivedBytes: number }> {
    authorize(principal, 'attempt:sit');
    await this.ownAttempts.get(principal.userId, attemptId);
    return { receivedBytes: bytes };
  }

  /**
   * Stores what the device check found of the sources that the exam observes, and chooses the upload profile. Each page begins
   * with it, so it is also the last step of a check-in that was opened again after its last one.
   * @throws AppError not_found, step_out_of_order; validation_failed when a source that the exam observes is missing
   */
  async reportDevices(principal: Principal, attemptId: string, found: DeviceCheck): Promise<CheckInView> {
    authorize(principal, 'attempt:sit');
    return this.step(principal, attemptId, async (rows, manager) => {
      const { attempt, session, checkIn } = rows;
      const { policy } = await manager.findOneByOrFail(Exam, { id: attempt.examId });
      session.uploadProfile = uploadProfileFor(found.uploadKbps);
      checkIn.deviceCheck = observedPart(found, policy);
      checkIn.uploadKbps = found.uploadKbps;
      await manager.update(ExamSession, { id: session.id }, { uploadProfile: session.uploadProfile });
      await completeIfDone(rows, policy, manager);
    });
  }

  /**
   * Records the agreement to the notice, with the periods that it named; the last step of an exam without a photo.
   * @throws AppError not_found, step_out_of_order before the device check
   */
  async acceptNotice(principal: Principal, attemptId: string, noticeVersion: number): Promise<CheckInView> {
    authorize(principal, 'attempt:sit');
    return this.step(principal, attemptId, async (rows, manager) => {
      const { attempt, checkIn } = rows;
      if (!checkIn.deviceCheck) throw new AppError('step_out_of_order');
      checkIn.noticeVersion = noticeVersion;
      checkIn.noticeAcceptedAt = new Date();
      checkIn.retention = (await this.periods.current(attempt.examId, manager)).periods;
      const { policy } = await manager.findOneByOrFail(Exam, { id: attempt.examId });
      await completeIfDone(rows, policy, manager);
    });
  }

  private async step(
    principal: Principal,
    attemptId: string,
    change: (rows: AttemptRows, manager: EntityManager) => void | Promise<void>,
  ): Promise<CheckInView> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await this.ownAttempts.lock(principal, attemptId, manager);
      assertCheckingIn(rows);
      await change(rows, manager);
      const { checkIn, session } = rows;
      await manager.save(CheckIn, checkIn);
      await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
      return checkInView(checkIn, session);
    });
  }
}

/** Nothing is kept about a device that the exam does not use. */
function observedPart(found: DeviceCheck, policy: Exam['policy']): DeviceCheck {
  const missing = MEDIA_SOURCES.filter((source) => policy[source] && !found[source]);
  if (missing.length > 0) {
    const details = missing.map((path) => ({ path, problem: 'is observed by the exam' }));
    throw new AppError('validation_failed', { details });
  }
  const { camera, microphone, screen } = found;
  return {
    ...found,
    camera: policy.camera ? camera : null,
    microphone: policy.microphone ? microphone : null,
    screen: policy.screen ? screen : null,
  };
}
