import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Descriptor } from '@bakylau/contracts';
import { FaceEnrolment } from '@bakylau/persistence';

/** Descriptors of enrolled faces. Biometric: they go to the analysis and nowhere else. */
@Injectable()
export class FaceReferenceStore {
  constructor(private readonly database: DataSource) {}

  /** The enrolled descriptor of a person, or null when there is no photo or it was not analysed yet. */
  async find(userId: string): Promise<Descriptor | null> {
    const enrolment = await this.database.getRepository(FaceEnrolment).findOneBy({ userId });
    return enrolment?.descriptor ?? null;
  }
}
