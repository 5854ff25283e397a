import { type RecordingChain } from '@bakylau/contracts';
import { RecordingSegment } from '@bakylau/persistence';
import { readBlocks, VIDEO_TRACK, vp8KeyFrameToWebp } from '@bakylau/recording';
import { ObjectNotFoundError, ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';

/** Single pictures out of recordings: the last whole one before a moment, as it was recorded; nothing is decoded. */
@Injectable()
export class RecordedPictures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** @returns a WebP picture; null where nothing was recorded at that moment, or is left */
  async find(sessionId: string, chain: RecordingChain, atMs: number): Promise<Buffer | null> {
    const segment = await this.dataSource.manager.findOne(RecordingSegment, {
      where: { sessionId, chain, startMs: LessThanOrEqual(atMs) },
      order: { startMs: 'DESC' },
    });
    if (!segment || segment.endMs < atMs) return null;
    const content = await this.read(segment.objectKey);
    const picture = content && lastKeyFrame(content, atMs);
    return picture && vp8KeyFrameToWebp(picture);
  }

  private async read(key: string): Promise<Buffer | null> {
    try {
      return await this.store.get(key);
    } catch (error) {
      // Deleted since, by its period.
      if (error instanceof ObjectNotFoundError) return null;
      throw error;
    }
  }
}

/** The first one when all come later: a segment begins with one. */
function lastKeyFrame(segment: Buffer, atMs: number): Buffer | null {
  let found: Buffer | null = null;
  for (const block of readBlocks(segment)) {
    if (block.track !== VIDEO_TRACK || !block.isKey) continue;
    if (found && block.atMs > atMs) break;
    found = block.data;
  }
  return found;
}
