import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { AUDIO_TRACK, VIDEO_TRACK } from '../recording-chain';
import { OPUS_SILENCE } from '../rtp/opus-packet';
import { clusterHead } from '../webm/cluster';
import { ChainRecorder } from './chain-recorder';
import { RecorderBench } from './recorder-bench.factory';

describe(ChainRecorder.name, () => {
  let bench: RecorderBench;
  afterEach(() => bench.remove());

  const soundGaps = () => {
    const times = bench.allBlocks.filter(({ track }) => track === AUDIO_TRACK).map(({ timeMs }) => timeMs);
    return times.slice(1).map((time, i) => time - times[i]!);
  };

  describe('with camera and microphone', () => {
    beforeEach(() => (bench = new RecorderBench({ startMs: 60_000 })));

    it('cuts a segment about every 10 s, at the key frame that it asked for', async () => {
      bench.play(35_000);
      await bench.close();
      expect(bench.segments.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
      for (const segment of bench.segments.slice(0, 3)) {
        expect(segment.endMs - segment.startMs).toBeGreaterThanOrEqual(9_700);
        expect(segment.endMs - segment.startMs).toBeLessThanOrEqual(10_300);
      }
      for (const segment of bench.segments.slice(1)) {
        expect(bench.blocksOf(segment)[0]).toMatchObject({
          track: VIDEO_TRACK,
          isKey: true,
          timeMs: segment.startMs,
        });
      }
      expect(bench.keyFrameRequests).toBe(3);
    });

    it('reports what is in the file', async () => {
      bench.play(5_000);
      await bench.close();
      const [segment] = bench.segments;
      const file = readFileSync(segment!.path);
      expect(segment).toMatchObject({
        chain: 'av',
        run: 3,
        seq: 0,
        startMs: 60_000,
        sizeBytes: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
        holes: [],
        recovered: false,
        tracks: [
          { track: 'camera', codec: 'vp8', width: 640, height: 480, frames: 50, keyFrames: 1 },
          { track: 'microphone', codec: 'opus', packets: 250, silencePackets: 0 },
        ],
      });
      expect(file.subarray(0, 22)).toEqual(clusterHead(60_000, file.length));
    });

    it('writes both tracks in time order, without a gap over the cuts', async () => {
      bench.play(25_000);
      await bench.close();
      const times = bench.allBlocks.map(({ timeMs }) => timeMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(soundGaps())).toEqual(new Set([20]));
      expect(bench.allBlocks.filter(({ track }) => track === VIDEO_TRACK)).toHaveLength(250);
    });

    it('cuts anyway when no key frame comes, before block times overflow', async () => {
      bench.play(1_000);
      bench.answersRequests = false;
      bench.play(59_000);
      await bench.close();
      expect(bench.segments.map(({ startMs }) => startMs - 60_000)).toEqual([0, 25_000, 50_000]);
      expect(bench.keyFrameRequests).toBeGreaterThan(20);
    });

    it('loses less than 1.5 s when the process ends without a word', async () => {
      bench.play(8_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const file = readFileSync(`${bench.directory}/av-3-0.part`);
      const written = file.length / (bench.nowMs - 60_000);
      await bench.close();
      const whole = readFileSync(bench.segments[0]!.path).length / 8_000;
      expect(written / whole).toBeGreaterThan((8_000 - 1_500) / 8_000);
    });

    it('marks a hole in the picture up to the next key frame, asks for it, and writes the frames between', async () => {
      bench.play(2_000);
      bench.answersRequests = false;
      bench.lost.video.add(bench.videoSequence + 1);
      bench.play(1_000);
      bench.answersRequests = true;
      bench.play(3_000);
      await bench.close();
      const [segment] = bench.segments;
      expect(segment!.holes).toHaveLength(1);
      expect(segment!.holes[0]).toMatchObject({ track: 'camera', startMs: 61_900, lostPackets: 1 });
      expect(segment!.holes[0]!.endMs).toBeGreaterThan(62_900);
      expect(bench.blocksOf(segment!).filter(({ track }) => track === VIDEO_TRACK)).toHaveLength(59);
      expect(bench.recorder.counters.video).toMatchObject({ lost: 1, framesDropped: 1 });
      expect(bench.keyFrameRequests).toBeGreaterThan(0);
    });

    it('fills lost sound with silence and marks it', async () => {
      bench.play(2_000);
      for (let i = 0; i < 5; i++) bench.lost.audio.add(bench.audioSequence + i);
      bench.play(2_000);
      await bench.close();
      expect(new Set(soundGaps())).toEqual(new Set([20]));
      expect(bench.segments[0]!.holes).toEqual([
        { track: 'microphone', startMs: 62_000, endMs: 62_100, lostPackets: 5 },
      ]);
      expect(bench.segments[0]!.tracks[1]).toMatchObject({ packets: 195, silencePackets: 5 });
    });

    it('keeps the sound going while the microphone sends nothing', async () => {
      bench.play(3_000);
      bench.microphoneOn = false;
      bench.play(20_000);
      bench.microphoneOn = true;
      bench.audioSequence = 150;
      bench.play(3_000);
      await bench.close();
      expect(Math.max(...soundGaps())).toBeLessThanOrEqual(25);
      expect(Math.min(...soundGaps())).toBeGreaterThanOrEqual(10);
      const holes = bench.segments.flatMap((segment) => segment.holes);
      expect(holes[0]).toMatchObject({ track: 'microphone', startMs: 63_000 });
      expect(holes.at(-1)!.endMs).toBeGreaterThan(82_900);
    });

    it('has sound from the first frame on, also when the microphone comes later', async () => {
      bench.microphoneOn = false;
      bench.play(4_000);
      bench.microphoneOn = true;
      bench.play(2_000);
      await bench.close();
      const sound = bench.allBlocks.filter(({ track }) => track === AUDIO_TRACK);
      expect(sound[0]!.timeMs).toBe(60_000);
      expect(sound[0]!.data.equals(OPUS_SILENCE)).toBe(true);
      expect(Math.max(...soundGaps())).toBeLessThanOrEqual(25);
    });

    it('closes segments of a microphone alone when the camera is off', async () => {
      bench.play(3_000);
      bench.cameraOn = false;
      bench.play(30_000);
      await bench.close();
      const lengths = bench.segments.map(({ startMs, endMs }) => endMs - startMs);
      expect(lengths.slice(0, -1).every((length) => length >= 9_700 && length <= 10_100)).toBe(true);
      expect(bench.segments.length).toBe(4);
    });

    it('closes the segment when everything stops, and begins another after the gap', async () => {
      bench.play(4_000);
      bench.cameraOn = bench.microphoneOn = false;
      bench.play(7_000);
      await bench.segmentsClosed(1);
      bench.play(9_000);
      bench.cameraOn = bench.microphoneOn = true;
      bench.play(3_000);
      await bench.close();
      expect(bench.segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
        [60_000, 64_000],
        [80_000, expect.closeTo(83_000, -2)],
      ]);
      const gaps = soundGaps().filter((gap) => gap !== 20);
      expect(gaps).toEqual([16_020]);
    });

    it('fills a network cut of 4 s and goes on in the same segment', async () => {
      bench.play(3_000);
      bench.cameraOn = bench.microphoneOn = false;
      bench.play(4_000);
      bench.cameraOn = bench.microphoneOn = true;
      bench.play(2_000);
      await bench.close();
      expect(bench.segments).toHaveLength(1);
      expect(new Set(soundGaps())).toEqual(new Set([20]));
      expect(bench.segments[0]!.holes).toContainEqual({
        track: 'microphone',
        startMs: 63_000,
        endMs: 67_000,
        lostPackets: 0,
      });
    });

    it('goes on after a rejoin with new streams', async () => {
      bench.play(3_000);
      bench.rejoin();
      bench.play(3_000);
      await bench.close();
      expect(bench.allBlocks.filter(({ track }) => track === VIDEO_TRACK)).toHaveLength(60);
      expect(bench.recorder.counters.video.lost).toBe(0);
      expect(new Set(soundGaps())).toEqual(new Set([20]));
    });

    it('records a change of size and reports the size that a segment begins with', async () => {
      bench.play(3_000);
      bench.size = { width: 320, height: 240 };
      bench.rejoin();
      bench.play(9_000);
      await bench.close();
      const sizes = bench.segments.map(({ tracks }) => (tracks[0]?.codec === 'vp8' ? tracks[0].width : 0));
      expect(sizes).toEqual([640, 320]);
      expect(bench.keyFrames.map(({ width }) => width)).toEqual([640, 320, 320]);
    });

    it('drops frames that nothing can show, and asks for a key frame', async () => {
      bench.answersRequests = false;
      bench.lost.video.add(0);
      bench.play(1_000);
      expect(bench.recorder.counters.video.framesDropped).toBe(9);
      expect(bench.keyFrameRequests).toBeGreaterThan(0);
      bench.answersRequests = true;
      bench.play(2_000);
      await bench.close();
      expect(bench.allBlocks.find(({ track }) => track === VIDEO_TRACK)).toMatchObject({ isKey: true });
    });

    it('passes every sound packet on as it comes', async () => {
      bench.play(1_000);
      await bench.close();
      expect(bench.opusAtMs).toHaveLength(50);
      expect(bench.opusAtMs[0]).toBeCloseTo(60_000, 3);
    });

    it('ignores what is not RTP', async () => {
      bench.play(1_000);
      for (let length = 0; length < 60; length++) {
        bench.recorder.video.push(Buffer.alloc(length, length), bench.nowMs);
        bench.recorder.audio.push(Buffer.alloc(length, 0xff), bench.nowMs);
      }
      bench.play(1_000);
      await bench.close();
      expect(bench.recorder.counters.video.malformed).toBe(60);
      expect(bench.allBlocks.filter(({ track }) => track === VIDEO_TRACK)).toHaveLength(20);
    });

    it('reports a disk that cannot be written once a segment, and records on', async () => {
      rmSync(bench.directory, { recursive: true });
      bench.play(15_000);
      await bench.close();
      expect(bench.errors).toHaveLength(2);
      expect(bench.errors[0]).toMatchObject({ code: 'ENOENT' });
      expect(bench.segments).toEqual([]);
    });

    it('may be closed twice', async () => {
      bench.play(1_000);
      await Promise.all([bench.close(), bench.close()]);
      expect(bench.segments).toHaveLength(1);
    });

    it('leaves nothing when nothing came', async () => {
      bench.recorder.tick(61_000);
      await bench.close();
      expect(bench.segments).toEqual([]);
    });
  });

  it('records a screen without sound', async () => {
    bench = new RecorderBench({ chain: 'screen' });
    bench.microphoneOn = false;
    bench.play(12_000);
    await bench.close();
    expect(bench.segments.map(({ tracks }) => tracks.length)).toEqual([1, 1]);
    expect(bench.segments[0]!.tracks[0]).toMatchObject({ track: 'screen' });
    expect(bench.allBlocks.every(({ track }) => track === VIDEO_TRACK)).toBe(true);
  });
});
