import { type SoundRequest } from '@bakylau/contracts';
import { SoundTap } from './sound-tap';

const setUp = () => {
  const requests: SoundRequest[] = [];
  const sut = new SoundTap({
    sessionId: 's',
    analyse: (request) => {
      requests.push(request);
      return Promise.resolve({
        kind: 'sound',
        sessionId: 's',
        atMs: request.atMs,
        durationMs: request.durationMs,
        levelDbfs: -40,
        peakDbfs: -30,
        clippedRatio: 0,
        digitalSilence: false,
        speech: null,
        speechState: `heard${request.atMs}`,
        models: [],
        cpuMs: 1,
      });
    },
    onObservation: () => undefined,
    onUnavailable: () => undefined,
  });
  const play = async (fromMs: number, untilMs: number) => {
    for (let atMs = fromMs; atMs < untilMs; atMs += 20) {
      sut.offer({ atMs, durationMs: 20, packet: Buffer.from([(atMs / 20) & 0xff]) });
      await Promise.resolve();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { sut, requests, play };
};

describe(SoundTap.name, () => {
  it('sends windows of a second, each with three packets of the one before', async () => {
    const { requests, play } = setUp();
    await play(0, 3_020);
    expect(requests.map(({ atMs, durationMs }) => [atMs, durationMs])).toEqual([
      [0, 1_000],
      [1_000, 1_000],
      [2_000, 1_000],
    ]);
    expect(requests.map(({ prerollPackets, packets }) => [prerollPackets, packets.length])).toEqual([
      [0, 50],
      [3, 53],
      [3, 53],
    ]);
    expect(requests[1]?.packets[0]).toBe(Buffer.from([47]).toString('base64'));
  });

  it('ends a window at a pause, and drops what is too short for a level', async () => {
    const { requests, play } = setUp();
    await play(0, 500);
    await play(2_000, 2_100);
    await play(4_000, 4_020);
    expect(requests.map(({ atMs, durationMs }) => [atMs, durationMs])).toEqual([[0, 500]]);
  });

  it('hands back what the speech network remembers, but not over a gap', async () => {
    const { requests, play } = setUp();
    await play(0, 2_020);
    await play(5_000, 7_020);
    expect(requests.map(({ atMs, speechState }) => [atMs, speechState ?? null])).toEqual([
      [0, null],
      [1_000, 'heard0'],
      [5_000, null],
      [6_000, 'heard5000'],
    ]);
  });
});
