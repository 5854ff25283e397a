import { FaceEnrolment, newId } from '@bakylau/persistence';
import { AnalysisClient, AppError } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { normalisePhoto } from '../uploads/normalise-photo';

/** Name in models/manifest.json of the network whose descriptors are compared. */
const DESCRIPTOR_MODEL = 'face-descriptor';

/** Puts the photo into the store and its descriptor into the database that check-in photos are compared with. */
@Injectable()
export class PhotoEnrolmentService {
  private readonly logger = new Logger(PhotoEnrolmentService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly objectStore: ObjectStore,
    private readonly analysis: AnalysisClient,
  ) {}

  /**
   * Sets or replaces the photo of a person.
   * @throws AppError not_an_image; validation_failed with one detail per refusal of the quality gate; analysis_unavailable
   */
  async enrol(userId: string, upload: Buffer): Promise<void> {
    const photo = await normalisePhoto(upload);
    const assessment = await this.analysis.photo({ image: photo.toString('base64') });
    const { accepted, descriptor, models } = assessment;
    if (!accepted || !descriptor) {
      const details = assessment.refusals.map((refusal) => ({ path: 'photo', problem: refusal }));
      throw new AppError('validation_failed', { details });
    }
    const modelSha256 = models.find(({ name }) => name === DESCRIPTOR_MODEL)?.sha256;
    if (!modelSha256)
      throw new AppError('analysis_unavailable', {
        cause: new Error(`The answer names no ${DESCRIPTOR_MODEL}`),
      });

    const enrolments = this.dataSource.getRepository(FaceEnrolment);
    const previous = await enrolments.findOneBy({ userId });
    // A new key each time: readers of the old photo never see half of each.
    const photoKey = `people/${userId}/enrolled-${newId()}.jpg`;
    await this.objectStore.put(photoKey, photo, 'image/jpeg');
    await enrolments.save({ userId, photoKey, descriptor, modelSha256, createdAt: new Date() });
    if (previous) await this.forget(previous.photoKey);
  }

  private async forget(key: string): Promise<void> {
    try {
      await this.objectStore.delete(key);
    } catch (error) {
      this.logger.warn('The replaced photo of an enrolment could not be deleted', { key }, error);
    }
  }
}
