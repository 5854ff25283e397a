import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterHead } from '../webm/cluster';
import { recoverDirectory, recoverPart } from './part-recovery';
import { readBlocks, RecorderBench } from './recorder-bench.factory';

describe(recoverPart.name, () => {
  let directory: string;
  let whole: Buffer;

  beforeAll(async () => {
    const bench = new RecorderBench({ startMs: 5_000 });
    bench.play(4_000);
    await bench.close();
    whole = readFileSync(bench.segments[0]!.path);
    bench.remove();
  });
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'bakylau-recovery-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  /** What a recorder that died after `length` bytes leaves. */
  const leavePart = (length: number, name = 'av-2-7.part') => {
    const part = Buffer.concat([clusterHead(5_000, null), whole.subarray(22)]).subarray(0, length);
    writeFileSync(join(directory, name), part);
    return join(directory, name);
  };

  it('closes a part at its last whole block, wherever it was torn', async () => {
    for (const length of [whole.length, whole.length - 1, 5_000, 4_999, 4_998, 1_000, 300]) {
      const segment = await recoverPart(leavePart(length));
      const file = readFileSync(segment!.path);
      const blocks = readBlocks(file);
      expect(file.length).toBe(segment!.sizeBytes);
      expect(length - file.length).toBeLessThan(100);
      expect(file.subarray(0, 22)).toEqual(clusterHead(5_000, file.length));
      expect(segment!.endMs).toBeGreaterThanOrEqual(blocks.at(-1)!.timeMs);
      rmSync(segment!.path);
    }
  });

  it('reports it as the recorder would have', async () => {
    const segment = await recoverPart(leavePart(whole.length));
    expect(segment).toMatchObject({
      chain: 'av',
      run: 2,
      seq: 7,
      startMs: 5_000,
      endMs: 9_000,
      recovered: true,
      tracks: [
        { track: 'camera', width: 640, height: 480, frames: 40, keyFrames: 1 },
        { track: 'microphone', packets: 200, silencePackets: 0 },
      ],
    });
    expect(readFileSync(segment!.path)).toEqual(whole);
    expect(existsSync(join(directory, 'av-2-7.part'))).toBe(false);
  });

  it('knows the parts of a panel by their names', async () => {
    const path = join(directory, 'examiner-3-2-7.part');
    writeFileSync(path, whole);
    expect(await recoverDirectory(directory)).toMatchObject([
      { chain: 'examiner-3', run: 2, seq: 7, tracks: [{ track: 'camera' }, { track: 'microphone' }] },
    ]);
  });

  it.each([0, 5, 22, 30])('removes a part of %i bytes, which holds nothing', async (length) => {
    expect(await recoverPart(leavePart(length))).toBeNull();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('leaves a closed segment as it is', async () => {
    const path = join(directory, 'av-2-7.webm');
    writeFileSync(path, whole);
    expect(await recoverPart(path)).toMatchObject({ seq: 7, sizeBytes: whole.length, path });
    expect(readFileSync(path)).toEqual(whole);
  });

  it('stops at zeros that a crashed file system left behind the last block', async () => {
    const path = leavePart(4_000);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(4_096)]));
    const segment = await recoverPart(path);
    // The block that was torn may take zeros for its end.
    expect(segment!.sizeBytes).toBeLessThanOrEqual(4_100);
    expect(readBlocks(readFileSync(segment!.path)).length).toBeGreaterThan(10);
  });

  it('refuses a file that is none of ours', async () => {
    writeFileSync(join(directory, 'notes.part'), 'x');
    await expect(recoverPart(join(directory, 'notes.part'))).rejects.toThrow(/names look like av-0-12.part/);
  });

  it('recovers a whole folder, and leaves other files alone', async () => {
    leavePart(whole.length, 'av-2-7.part');
    leavePart(3_000, 'screen-2-0.part');
    copyFileSync(join(directory, 'av-2-7.part'), join(directory, 'notes.txt'));
    const segments = await recoverDirectory(directory);
    expect(segments.map(({ chain, seq }) => `${chain} ${seq}`)).toEqual(['screen 0', 'av 7']);
    expect(readdirSync(directory).sort()).toEqual(['av-2-7.webm', 'notes.txt', 'screen-2-0.webm']);
  });
});
