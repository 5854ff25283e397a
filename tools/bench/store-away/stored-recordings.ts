import { generateKeyPairSync } from 'node:crypto';
import { ChainEntryRecord, RecordingSegment, SessionChainService } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { EntityFactory } from '@bakylau/testing';
import { SegmentLedger } from '../../../apps/gateway/src/recording/segment.ledger';
import { SegmentUploader } from '../../../apps/gateway/src/recording/segment-uploader';
import { type RecordingWorld } from '../media/recording-world';
import { type LoopingCandidate } from './looping-candidate';

export interface JudgedRecording {
  closed: number;
  /** Closed segments without a row. */
  lost: number;
  /** Entries of the session's chain that stand before one with a smaller number of the same file. */
  outOfOrder: number;
  /** Longest time between the end of a segment and the beginning of the next, ms. */
  gapMs: number;
  sound: boolean;
}

interface SegmentEntry {
  chain: string;
  seq: number;
}

/** The way of segments into store, database and chain, and what has come there. */
export class StoredRecordings {
  readonly uploader: SegmentUploader;
  private readonly chain: SessionChainService;

  constructor(private readonly world: RecordingWorld) {
    const { dataSource } = world.database;
    const signingKey = generateKeyPairSync('ed25519').privateKey;
    this.chain = new SessionChainService({ dataSource, objectStore: world.objects, signingKey });
    this.uploader = new SegmentUploader(world.objects, new SegmentLedger(dataSource, this.chain));
  }

  /** @returns the id of a session that runs from now on */
  async openSession(): Promise<string> {
    const factory = new EntityFactory(this.world.database.dataSource);
    return (await factory.session({ state: 'running', epoch: new Date(), run: 1 })).id;
  }

  async judge({ sessionId, run }: LoopingCandidate): Promise<JudgedRecording> {
    const { dataSource } = this.world.database;
    const rows = await dataSource
      .getRepository(RecordingSegment)
      .find({ where: { sessionId }, order: { chain: 'ASC', seq: 'ASC' } });
    const entries = await dataSource
      .getRepository(ChainEntryRecord)
      .find({ where: { sessionId, kind: 'segment' }, order: { seq: 'ASC' } });
    await this.chain.signHead(sessionId, { final: true });
    await this.chain.exportManifest(sessionId);
    const { sound } = await verifySession(new SessionArchive(this.world.objects, sessionFolder(sessionId)));
    const has = new Set(rows.map(({ chain, seq }) => `${chain}-${seq}`));
    const gaps = rows
      .slice(1)
      .map((row, i) => (row.chain === rows[i]!.chain ? row.startMs - rows[i]!.endMs : 0));
    return {
      closed: run.segments.length,
      lost: run.segments.filter(({ chain, seq }) => !has.has(`${chain}-${seq}`)).length,
      outOfOrder: inversions(entries.map(({ payload }) => payload as SegmentEntry)),
      gapMs: Math.max(...gaps, 0),
      sound,
    };
  }

  close(): void {
    this.uploader.onApplicationShutdown();
  }
}

function inversions(entries: SegmentEntry[]): number {
  const last = new Map<string, number>();
  return entries.filter(({ chain, seq }) => {
    const isBehind = seq !== (last.get(chain) ?? -1) + 1;
    last.set(chain, seq);
    return isBehind;
  }).length;
}
