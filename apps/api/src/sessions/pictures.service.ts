import { CheckIn, FaceEnrolment, IncidentRecord, LivenessChallenge } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccessedThing, AccessLogService } from '../access-log/access-log.service';
import { SessionAccess } from './session-access';

/** Pictures of faces, and the clip of said digits. Every look at one is written down before it goes out. */
@Injectable()
export class PicturesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found when the session is not the caller's, or the incident is not its own or has no picture */
  async evidence(principal: Principal, sessionId: string, incidentId: string): Promise<Buffer> {
    await this.access.get(principal, 'session:watch', sessionId);
    const incident = await this.dataSource.manager.findOneBy(IncidentRecord, { id: incidentId, sessionId });
    return this.open(principal, sessionId, 'evidence', incident?.evidenceKey ?? null, { incidentId });
  }

  /** @throws AppError not_found */
  async checkInPhoto(principal: Principal, sessionId: string): Promise<Buffer> {
    await this.access.get(principal, 'session:review', sessionId);
    const checkIn = await this.dataSource.manager.findOneBy(CheckIn, { sessionId });
    return this.open(principal, sessionId, 'photo.check_in', checkIn?.photoKey ?? null);
  }

  /** @throws AppError not_found */
  async enrolledPhoto(principal: Principal, sessionId: string): Promise<Buffer> {
    const { candidateId } = await this.access.get(principal, 'session:review', sessionId);
    const enrolment = await this.dataSource.manager.findOneBy(FaceEnrolment, { userId: candidateId });
    return this.open(principal, sessionId, 'photo.enrolled', enrolment?.photoKey ?? null);
  }

  /** @param step 0 is the straight look, 1 the first turn, and so on. @throws AppError not_found */
  async livenessPicture(
    principal: Principal,
    sessionId: string,
    challengeId: string,
    step: number,
  ): Promise<Buffer> {
    const challenge = await this.livenessTry(principal, sessionId, challengeId);
    const kept = challenge?.pictureKeys.find((picture) => picture.step === step);
    return this.open(principal, sessionId, 'photo.liveness', kept?.key ?? null, { challengeId, step });
  }

  /** @throws AppError not_found */
  async livenessSound(principal: Principal, sessionId: string, challengeId: string): Promise<Buffer> {
    const challenge = await this.livenessTry(principal, sessionId, challengeId);
    return this.open(principal, sessionId, 'sound.liveness', challenge?.soundKey ?? null, { challengeId });
  }

  private async livenessTry(
    principal: Principal,
    sessionId: string,
    id: string,
  ): Promise<LivenessChallenge | null> {
    await this.access.get(principal, 'session:review', sessionId);
    return this.dataSource.manager.findOneBy(LivenessChallenge, { id, sessionId });
  }

  private async open(
    principal: Principal,
    sessionId: string,
    what: AccessedThing,
    key: string | null,
    detail: Record<string, string | number> = {},
  ): Promise<Buffer> {
    if (key === null) throw new AppError('not_found');
    await this.accessLog.record(principal, what, sessionId, detail);
    return this.store.get(key);
  }
}
