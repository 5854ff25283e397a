import { type IdentityUnusableReason, type VisionEngine } from '@bakylau/vision';
import { UsageError } from '../cli.errors';
import { readPicture } from './picture-file';

/** Why a file gives no descriptor: what identity asks of a face, or the file itself. */
export type FaceFileProblem = IdentityUnusableReason | 'unreadable';

export type FaceFile =
  { usable: true; descriptor: Float32Array } | { usable: false; reason: FaceFileProblem; message?: string };

/** Reads the face of a picture file as the service reads one of a running exam; each file once. */
export class FaceFileReader {
  private readonly known = new Map<string, Promise<FaceFile>>();

  constructor(private readonly engine: VisionEngine) {}

  /** @throws UsageError when the file cannot be read */
  async read(path: string): Promise<FaceFile> {
    const { identity } = await this.engine.analyseFrame(await readPicture(path), { wantIdentity: true });
    if (!identity) throw new Error('The engine gave no answer about identity.');
    if (!identity.usable) return { usable: false, reason: identity.reason };
    return { usable: true, descriptor: identity.descriptor };
  }

  /** Like {@link read}, but a file that cannot be read is a finding, and a file is read once. */
  find(path: string): Promise<FaceFile> {
    const found = this.known.get(path) ?? this.readOrExplain(path);
    this.known.set(path, found);
    return found;
  }

  private async readOrExplain(path: string): Promise<FaceFile> {
    try {
      return await this.read(path);
    } catch (error) {
      if (error instanceof UsageError) return { usable: false, reason: 'unreadable', message: error.message };
      throw error;
    }
  }
}
