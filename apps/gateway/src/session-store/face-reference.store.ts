import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Descriptor } from '@bakylau/contracts';
import { FaceEnrolment, referenceFingerprint, SessionRun } from '@bakylau/persistence';
import { type RunIdentity } from '../media-session/run-identity';

/** Descriptors of enrolled faces. Biometric: they go to the analysis and nowhere else. */
@Injectable()
export class FaceReferenceStore {
  constructor(private readonly database: DataSource) {}

  /**
   * The enrolled descriptor that a run compares with, or null when there is no photo or it was not analysed yet. The run keeps its
   * fingerprint, so that a later look at the session knows whether it still has the same.
   */
  async take({
    candidateId,
    sessionId,
    run,
  }: Pick<RunIdentity, 'candidateId' | 'sessionId' | 'run'>): Promise<Descriptor | null> {
    const enrolment = await this.database.getRepository(FaceEnrolment).findOneBy({ userId: candidateId });
    const reference = enrolment?.descriptor ?? null;
    const referenceSha256 = reference && referenceFingerprint(reference);
    await this.database.getRepository(SessionRun).update({ sessionId, run }, { referenceSha256 });
    return reference;
  }
}
