import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingSegment, SessionChainService } from '@bakylau/persistence';
import { type ClosedSegment, segmentPayload } from '@bakylau/recording';

/** Stored segments as rows and as entries of the session's chain. */
@Injectable()
export class SegmentLedger {
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  /** Enters a segment that lies in the store. Safe to repeat: a segment that has its row gets no second entry. */
  async enter(sessionId: string, segment: ClosedSegment, objectKey: string): Promise<void> {
    const { chain, run, seq, startMs, endMs, sizeBytes, sha256, tracks, holes } = segment;
    await this.database.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(RecordingSegment)
        .values({
          sessionId,
          chain,
          run,
          seq,
          startMs,
          endMs: Math.round(endMs),
          sizeBytes,
          sha256,
          objectKey,
          tracks,
          holes,
        })
        .orIgnore()
        .returning('seq')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      await this.chain.append(sessionId, 'segment', endMs, segmentPayload(segment), manager);
    });
  }
}
