import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClosedSegment } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { type SegmentLedger } from './segment.ledger';
import { SegmentUploader } from './segment-uploader';

const SESSION = '0193a0de-0000-7000-8000-000000000001';

describe(SegmentUploader.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'uploader-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const segmentOf = (seq: number): ClosedSegment => {
    const path = join(folder, `av-1-${seq}.webm`);
    writeFileSync(path, `segment ${seq}`);
    return {
      chain: 'av',
      run: 1,
      seq,
      startMs: 0,
      endMs: 1,
      sizeBytes: 9,
      sha256: '',
      path,
      tracks: [],
      holes: [],
      recovered: false,
    };
  };

  it('keeps the order and the file until store and database have the segment', async () => {
    const store = new FolderObjectStore(join(folder, 'store'));
    await store.ready();
    const entered: number[] = [];
    let failures = 2;
    const ledger = {
      enter: (_session: string, { seq, path }: ClosedSegment) => {
        expect(existsSync(path)).toBe(true);
        if (seq === 0 && failures-- > 0) return Promise.reject(new Error('database is away'));
        entered.push(seq);
        return Promise.resolve();
      },
    };
    const sut = new SegmentUploader(store, ledger as unknown as SegmentLedger);
    const segments = [0, 1, 2].map(segmentOf);
    for (const segment of segments) sut.add(SESSION, segment);
    await sut.drained(SESSION);
    expect(entered).toEqual([0, 1, 2]);
    expect(segments.some(({ path }) => existsSync(path))).toBe(false);
    expect((await store.get(`sessions/${SESSION}/av/1-2.webm`)).toString()).toBe('segment 2');
    expect(sut.waitingSessions).toBe(0);
  });

  it('leaves what waits on the disk when the process stops', async () => {
    const ledger = { enter: () => Promise.reject(new Error('database is away')) };
    const store = new FolderObjectStore(join(folder, 'store'));
    const sut = new SegmentUploader(store, ledger as unknown as SegmentLedger);
    const segment = segmentOf(7);
    sut.add(SESSION, segment);
    setTimeout(() => sut.onApplicationShutdown(), 50);
    await sut.drained(SESSION);
    expect(existsSync(segment.path)).toBe(true);
  });
});
