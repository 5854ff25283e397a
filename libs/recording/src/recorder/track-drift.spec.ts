import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordingChain } from '../recording-chain';
import { rtpPacket, vp8DeltaFrame, vp8KeyFrame } from '../rtp/rtp-packet.factory';
import { ChainRecorder } from './chain-recorder';

const THREE_HOURS_MS = 3 * 3_600_000;
/** Sparse packets keep three hours in seconds of test time; the clock learns from each of them alike. */
const PACKET_EVERY_MS = 400;
/** The tracks of one moment may stand this far apart in the recording. */
const MAX_OFFSET_MS = 100;
const MAX_JITTER_MS = 30;
/** Ordinary quartz is within 50 ppm; these are four times as bad, and apart from one another: 4.3 s in three hours. */
const DRIFT_PPM = { camera: 200, microphone: -200, screen: 50 };
type Track = keyof typeof DRIFT_PPM;
const CLOCK_HZ: Record<Track, number> = { camera: 90_000, microphone: 48_000, screen: 90_000 };

describe('Tracks whose clocks drift apart', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bakylau-drift-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Where the recorder put the newest packet of each track, in session milliseconds. */
  const placedMs: Record<Track, number> = { camera: NaN, microphone: NaN, screen: NaN };
  const recorderOf = (chain: RecordingChain) =>
    new ChainRecorder({
      chain,
      run: 0,
      directory,
      onSegmentClosed: () => undefined,
      onWriteError: (error) => {
        throw error;
      },
      onKeyFrame: () => undefined,
      onFrameSize: ({ atMs }) => (placedMs[chain === 'av' ? 'camera' : 'screen'] = atMs),
      onKeyFrameNeeded: () => undefined,
      onOpusPacket: ({ atMs }) => (placedMs.microphone = atMs),
    });
  const keyPicture = Buffer.concat([Buffer.from([0x10]), vp8KeyFrame(640, 480)]);
  /** Without further key frames segments are as long as they may be, which spares the test most of its files. */
  const deltaPicture = Buffer.concat([Buffer.from([0x10]), vp8DeltaFrame()]);
  const sound = Buffer.from([0x78, 1, 2, 3]);

  it(`stay within ${MAX_OFFSET_MS} ms of one another for three hours`, async () => {
    const av = recorderOf('av');
    const screen = recorderOf('screen');
    const inputs = { camera: av.video, microphone: av.audio, screen: screen.video };
    let worstMs = 0;
    let picture = keyPicture;
    for (let nowMs = 0, sequenceNumber = 0; nowMs < THREE_HOURS_MS; nowMs += PACKET_EVERY_MS) {
      for (const track of Object.keys(inputs) as Track[]) {
        const senderMs = nowMs * (1 + DRIFT_PPM[track] / 1e6);
        const timestamp = Math.round((senderMs * CLOCK_HZ[track]) / 1000) % 2 ** 32;
        const payload = track === 'microphone' ? sound : picture;
        const packet = rtpPacket({ sequenceNumber, timestamp, marker: true, payload });
        const jitterMs = (Math.abs(Math.sin(nowMs + CLOCK_HZ[track]) * 43_758.5453) % 1) * MAX_JITTER_MS;
        inputs[track].push(packet, nowMs + jitterMs);
      }
      sequenceNumber++;
      picture = deltaPicture;
      av.tick(nowMs + MAX_JITTER_MS);
      screen.tick(nowMs + MAX_JITTER_MS);
      const placed = Object.values(placedMs);
      if (!placed.includes(NaN)) worstMs = Math.max(worstMs, Math.max(...placed) - Math.min(...placed));
      if (nowMs % 10_000 === 0) await new Promise(setImmediate);
    }
    await Promise.all([av.close(), screen.close()]);
    expect(Math.abs(placedMs.camera - THREE_HOURS_MS)).toBeLessThan(PACKET_EVERY_MS + MAX_OFFSET_MS);
    expect(worstMs).toBeGreaterThan(0);
    expect(worstMs).toBeLessThanOrEqual(MAX_OFFSET_MS);
  }, 120_000);
});
