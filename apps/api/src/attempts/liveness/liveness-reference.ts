import { type Descriptor } from '@bakylau/contracts';
import { AnalysisClient, AppError } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';

/** A try and its repetitions; afterwards the descriptor is gone from the memory too. */
const KEPT_MS = 5 * 60_000;

/** Descriptors of check-in photos. Biometric: in the memory for some minutes, and never stored. */
@Injectable()
export class LivenessReference {
  private readonly kept = new Map<string, { descriptor: Promise<Descriptor>; untilMs: number }>();

  constructor(
    private readonly store: ObjectStore,
    private readonly analysis: AnalysisClient,
  ) {}

  /** @throws AppError step_out_of_order when the photo no longer passes the gate, analysis_unavailable */
  get(photoKey: string): Promise<Descriptor> {
    const now = performance.now();
    for (const [key, { untilMs }] of this.kept) if (untilMs <= now) this.kept.delete(key);
    const found = this.kept.get(photoKey);
    if (found) return found.descriptor;
    const descriptor = this.read(photoKey);
    this.kept.set(photoKey, { descriptor, untilMs: now + KEPT_MS });
    descriptor.catch(() => this.kept.delete(photoKey));
    return descriptor;
  }

  private async read(photoKey: string): Promise<Descriptor> {
    const photo = await this.store.get(photoKey);
    const { descriptor } = await this.analysis.photo({ image: photo.toString('base64') });
    if (!descriptor) throw new AppError('step_out_of_order');
    return descriptor;
  }
}
