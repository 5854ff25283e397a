import { type Descriptor } from '@bakylau/contracts';
import { FaceEnrolment } from '@bakylau/persistence';
import { AnalysisClient, AppError } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Name in models/manifest.json of the network whose descriptors are compared. */
const DESCRIPTOR_MODEL = 'face-descriptor';

/** Descriptors of enrolled faces. Biometric: they go to the analysis and nowhere else. */
@Injectable()
export class FaceReferenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
    private readonly analysis: AnalysisClient,
  ) {}

  /**
   * The descriptor of the enrolled photo. A photo that came in without one (an import, the demo) is analysed now, once.
   * @throws AppError not_enrolled_photo when there is no photo or it does not pass the quality gate, analysis_unavailable
   */
  async get(userId: string): Promise<Descriptor> {
    const enrolments = this.dataSource.getRepository(FaceEnrolment);
    const enrolment = await enrolments.findOneBy({ userId });
    if (!enrolment) throw new AppError('not_enrolled_photo');
    if (enrolment.descriptor) return enrolment.descriptor;
    const photo = await this.store.get(enrolment.photoKey);
    const { descriptor, models } = await this.analysis.photo({ image: photo.toString('base64') });
    const modelSha256 = models.find(({ name }) => name === DESCRIPTOR_MODEL)?.sha256;
    if (!descriptor || !modelSha256) throw new AppError('not_enrolled_photo');
    // Only for the photo that was analysed: it may have been replaced meanwhile.
    await enrolments.update({ userId, photoKey: enrolment.photoKey }, { descriptor, modelSha256 });
    return descriptor;
  }
}
