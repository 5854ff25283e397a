import { type RecordingChain } from '@bakylau/contracts';
import { RecordingSegment } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { VirtualWebm } from '@bakylau/recording';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordingVersion } from './recording-track.view';

/** An index of a three-hour chain takes some hundred kilobytes. */
const MOST_INDEXES = 50;

/**
 * Virtual WebM files by session, chain and version. A player asks for one file in many ranges, so the bytes of a version
 * must stay the same while the recording grows; and computing an index anew for each range would be waste.
 */
@Injectable()
export class RecordingIndex {
  private readonly cache = new Map<string, VirtualWebm>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param version as the review gave it; without one the recording as it is now
   * @throws AppError not_found when nothing is recorded, conflict when the version cannot be put together any more
   */
  async get(sessionId: string, chain: RecordingChain, version?: string): Promise<VirtualWebm> {
    const known = version && this.cache.get(cacheKey(sessionId, chain, version));
    if (known) return this.remember(cacheKey(sessionId, chain, version), known);
    const all = await this.dataSource.manager.find(RecordingSegment, {
      where: { sessionId, chain },
      order: { run: 'ASC', seq: 'ASC' },
    });
    if (all.length === 0) throw new AppError('not_found');
    const segments = version ? segmentsOf(version, all) : all;
    if (!segments) throw new AppError('conflict');
    const webm = new VirtualWebm(segments.map((segment) => ({ ...segment, key: segment.objectKey })));
    return this.remember(cacheKey(sessionId, chain, recordingVersion(segments)), webm);
  }

  /** After parts of a recording were deleted. Another process notices when it reads a part that is gone. */
  forget(sessionId: string): void {
    for (const key of this.cache.keys()) if (key.startsWith(`${sessionId} `)) this.cache.delete(key);
  }

  /** The most recently used ones are kept. */
  private remember(key: string, webm: VirtualWebm): VirtualWebm {
    this.cache.delete(key);
    this.cache.set(key, webm);
    const [oldest] = this.cache.keys();
    if (this.cache.size > MOST_INDEXES && oldest !== undefined) this.cache.delete(oldest);
    return webm;
  }
}

function cacheKey(sessionId: string, chain: RecordingChain, version: string): string {
  return `${sessionId} ${chain} ${version}`;
}

/** The recording as it was: its first segments, since it only grows at the end. Null when that does not give the version. */
function segmentsOf(version: string, all: readonly RecordingSegment[]): RecordingSegment[] | null {
  const count = Number.parseInt(version, 10);
  const segments = all.slice(0, Number.isNaN(count) ? 0 : count);
  return segments.length > 0 && recordingVersion(segments) === version ? segments : null;
}
