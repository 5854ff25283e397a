import { type SegmentTrack } from '../segment';
import { CLUSTER_HEAD_BYTES, readClusterHead } from './cluster';
import { type VirtualSegment } from './virtual-timeline';
import { MAX_ANSWER_BYTES, type VirtualPiece, VirtualWebm } from './virtual-webm';

const CAMERA: SegmentTrack = {
  track: 'camera',
  codec: 'vp8',
  width: 640,
  height: 480,
  frames: 150,
  keyFrames: 1,
};
const SOUND: SegmentTrack = { track: 'microphone', codec: 'opus', packets: 500, silencePackets: 0 };

function segment(
  key: string,
  startMs: number,
  endMs: number,
  more: Partial<VirtualSegment> = {},
): VirtualSegment {
  return { key, startMs, endMs, sizeBytes: 10_000, tracks: [CAMERA], ...more };
}

/** Stored objects are filled with the number that their key is, so that every byte of an answer tells where it is from. */
function read(pieces: VirtualPiece[]): Buffer {
  return Buffer.concat(
    pieces.map((piece) =>
      piece.kind === 'bytes'
        ? piece.bytes
        : Buffer.alloc(piece.endInclusive - piece.start + 1, Number(piece.key)),
    ),
  );
}

function readAll(sut: VirtualWebm): Buffer {
  const answers: Buffer[] = [];
  for (let at = 0; at < sut.sizeBytes; at += answers.at(-1)!.length) answers.push(read(sut.resolveRange(at)));
  return Buffer.concat(answers);
}

describe(VirtualWebm.name, () => {
  it('has the length that its head announces, for any number of segments', () => {
    for (const count of [1, 2, 12, 13, 100, 864]) {
      const list = Array.from({ length: count }, (_, i) => segment('1', i * 10_000, (i + 1) * 10_000));
      const sut = new VirtualWebm(list);
      const all = readAll(sut);
      expect(all).toHaveLength(sut.sizeBytes);
      const segmentAt = all.indexOf(Buffer.from('18538067', 'hex'));
      const announced = Number(all.readBigUInt64BE(segmentAt + 4) & ((1n << 56n) - 1n));
      expect(segmentAt + 12 + announced).toBe(sut.sizeBytes);
    }
  });

  it('begins at zero with the first segment, and puts clusters where the session had them', () => {
    const sut = new VirtualWebm([segment('2', 310_000, 320_000), segment('1', 300_000, 310_000)]);
    expect(sut.originMs).toBe(300_000);
    expect(sut.durationMs).toBe(20_000);
    const all = readAll(sut);
    const second = all.subarray(sut.sizeBytes - 10_000);
    const first = all.subarray(sut.sizeBytes - 20_000);
    expect(readClusterHead(first)).toEqual({ timeMs: 0 });
    expect(readClusterHead(second)).toEqual({ timeMs: 10_000 });
    expect(first[CLUSTER_HEAD_BYTES]).toBe(1);
    expect(second[CLUSTER_HEAD_BYTES]).toBe(2);
  });

  it('points its index at the clusters', () => {
    const sut = new VirtualWebm([
      segment('1', 0, 10_000),
      segment('2', 10_000, 20_000, { sizeBytes: 7_000 }),
    ]);
    const all = readAll(sut);
    const contentAt = all.indexOf(Buffer.from('18538067', 'hex')) + 12;
    const positions = [...all.toString('latin1').matchAll(/\xf1\x88([^]{8})/g)].map(([, bytes]) =>
      Number(Buffer.from(bytes!, 'latin1').readBigUInt64BE()),
    );
    expect(positions.map((at) => readClusterHead(all.subarray(contentAt + at)))).toEqual([
      { timeMs: 0 },
      { timeMs: 10_000 },
    ]);
  });

  it('gives the same bytes however they are asked for', () => {
    const sut = new VirtualWebm([
      segment('1', 0, 10_000),
      segment('2', 60_000, 70_000, { tracks: [CAMERA, SOUND] }),
      segment('3', 70_000, 80_000, { sizeBytes: 23 }),
    ]);
    const all = readAll(sut);
    for (const step of [1, 21, 22, 23, 777, 9_999]) {
      for (let at = 0; at < all.length; at += Math.max(step, Math.floor(all.length / 50))) {
        const part = read(sut.resolveRange(at, at + step - 1));
        expect(part.equals(all.subarray(at, at + step))).toBe(true);
      }
    }
  });

  it('answers at most 2 MiB', () => {
    const sut = new VirtualWebm([segment('1', 0, 10_000, { sizeBytes: 5_000_000 })]);
    expect(read(sut.resolveRange(100))).toHaveLength(MAX_ANSWER_BYTES);
  });

  it('answers nothing outside the file', () => {
    const sut = new VirtualWebm([segment('1', 0, 10_000)]);
    expect(sut.resolveRange(sut.sizeBytes)).toEqual([]);
    expect(sut.resolveRange(-1)).toEqual([]);
    expect(sut.resolveRange(5, 4)).toEqual([]);
  });

  it('keeps the bytes of what was there when the list grows, but for the head', () => {
    const list = [segment('1', 0, 10_000), segment('2', 10_000, 20_000)];
    const before = readAll(new VirtualWebm(list));
    const after = readAll(new VirtualWebm([...list, segment('3', 20_000, 30_000)]));
    const body = before.subarray(before.length - 20_000);
    expect(after.subarray(after.length - 30_000, after.length - 10_000).equals(body)).toBe(true);
  });

  it('fills gaps with silence when there is sound, and leaves them when there is none', () => {
    const gap = (tracks: SegmentTrack[]) => [
      segment('1', 0, 10_000, { tracks }),
      segment('2', 70_000, 80_000, { tracks }),
    ];
    const silent = new VirtualWebm(gap([CAMERA]));
    const sounding = new VirtualWebm(gap([CAMERA, SOUND]));
    expect(silent.durationMs).toBe(80_000);
    expect(sounding.durationMs).toBe(80_000);
    expect(readAll(silent).toString('latin1')).not.toContain('\xfb\x06\xff\xfe');
    const packets = readAll(sounding).toString('latin1').split('\xfb\x06\xff\xfe').length - 1;
    expect(packets * 120).toBe(60_000);
  });

  it('never lets a segment begin before the one before it ends', () => {
    const sut = new VirtualWebm([
      segment('1', 0, 10_050),
      segment('2', 10_000, 20_000),
      segment('3', 20_000, 30_000),
    ]);
    const all = readAll(sut);
    const times = [30_000, 20_000, 10_000].map(
      (fromEnd) => readClusterHead(all.subarray(all.length - fromEnd))?.timeMs,
    );
    expect(times).toEqual([0, 10_050, 20_050]);
  });

  it('declares only the tracks that some segment has', () => {
    const head = (tracks: SegmentTrack[]) =>
      readAll(new VirtualWebm([segment('1', 0, 1000, { tracks })])).toString('latin1');
    expect(head([CAMERA])).toMatch(/V_VP8/);
    expect(head([CAMERA])).not.toMatch(/A_OPUS/);
    expect(head([SOUND])).not.toMatch(/V_VP8/);
    expect(head([CAMERA, SOUND])).toMatch(/V_VP8[^]*A_OPUS/);
  });

  it('is not made of nothing', () => {
    expect(() => new VirtualWebm([])).toThrow(/at least one segment/);
  });

  it('builds the head of three hours in a blink', () => {
    const list = Array.from({ length: 1080 }, (_, i) =>
      segment('1', i * 10_000, (i + 1) * 10_000, { tracks: [CAMERA, SOUND] }),
    );
    new VirtualWebm(list);
    const before = process.cpuUsage();
    new VirtualWebm(list);
    const used = process.cpuUsage(before);
    // Measured 18 to 34 ms; CPU time, because a busy machine says nothing about this code.
    expect((used.user + used.system) / 1000).toBeLessThan(150);
  });
});
