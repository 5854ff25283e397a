import { type FrameObservation, type FrameRequest } from '@bakylau/contracts';
import { LookSchedule } from '@bakylau/domain';
import { type KeyFrame } from '@bakylau/recording';
import { FramePace } from './frame-pace';
import { FrameTap } from './frame-tap';

const frameAt = (atMs: number): KeyFrame => ({
  atMs,
  vp8: Buffer.from([atMs & 0xff]),
  width: 640,
  height: 480,
});
const observationOf = ({ sessionId, atMs, reference }: FrameRequest): FrameObservation => ({
  kind: 'frame',
  sessionId,
  atMs,
  source: 'camera',
  faces: [],
  distantFacesScanned: false,
  body: null,
  persons: null,
  objects: null,
  identity: reference ? { usable: true, distance: 0.3 } : null,
  models: [],
  cpuMs: 1,
  quality: {
    width: 640,
    height: 480,
    meanLuma: 1,
    lumaDeviation: 1,
    sharpness: 1,
    thumbnail: `t${atMs}`,
    motion: 0,
  },
});

const setUp = (reference: number[] | null = null) => {
  const requests: FrameRequest[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const observed: number[] = [];
  const unavailable: number[] = [];
  const schedule = new LookSchedule({
    identity: reference !== null,
    body: true,
    objects: true,
    distantFaces: true,
    gaze: false,
  });
  const sut = new FrameTap({
    sessionId: 's',
    schedule,
    pace: new FramePace({ keyframeEveryMs: 1_000, burstKeyframeEveryMs: 250 }, (atMs) =>
      schedule.isBurst(atMs),
    ),
    reference,
    analyse: (request) => {
      requests.push(request);
      return new Promise((resolve, reject) => {
        answers.push({ resolve: () => resolve(observationOf(request)), reject });
      });
    },
    onObservation: (observation) => observed.push(observation.atMs),
    onUnavailable: (atMs) => unavailable.push(atMs),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { sut, requests, answers, observed, unavailable, settle };
};

describe(FrameTap.name, () => {
  it('keeps one frame in flight and only the newest waiting, and counts the others', async () => {
    const { sut, requests, answers, observed, settle } = setUp();
    for (const atMs of [0, 1_000, 2_000, 3_000]) sut.offer(frameAt(atMs));
    expect(requests.map(({ atMs }) => atMs)).toEqual([0]);
    answers[0]?.resolve();
    await settle();
    answers[1]?.resolve();
    await settle();
    expect(requests.map(({ atMs }) => atMs)).toEqual([0, 3_000]);
    expect(observed).toEqual([0, 3_000]);
    expect(sut.droppedFrames).toBe(2);
  });

  it('passes over key frames that come much earlier than wished', async () => {
    const { sut, requests, answers, settle } = setUp();
    for (const atMs of [0, 300, 590, 700]) {
      sut.offer(frameAt(atMs));
      answers.at(-1)?.resolve();
      await settle();
    }
    expect(requests.map(({ atMs }) => atMs)).toEqual([0, 700]);
  });

  it('asks for identity every five seconds and again at once when the answer failed', async () => {
    const { sut, requests, answers, unavailable, settle } = setUp([1, 2]);
    for (let atMs = 0; atMs <= 7_000; atMs += 1_000) {
      sut.offer(frameAt(atMs));
      if (atMs === 0) answers.at(-1)?.reject(new Error('away'));
      else answers.at(-1)?.resolve();
      await settle();
    }
    expect(requests.filter(({ reference }) => reference).map(({ atMs }) => atMs)).toEqual([0, 1_000, 6_000]);
    expect(unavailable).toEqual([0]);
  });

  it('asks for the dearer looks when they are due, and again when their picture was lost', async () => {
    const { sut, requests, answers, settle } = setUp();
    sut.offer(frameAt(0));
    answers[0]?.reject(new Error('away'));
    await settle();
    for (const atMs of [2_000, 4_000]) {
      sut.offer(frameAt(atMs));
      answers.at(-1)?.resolve();
      await settle();
    }
    const others = { unlessStill: [], gaze: false, pictures: [], knownFace: null };
    expect(requests.map(({ wants }) => wants)).toEqual([
      { body: true, objects: true, distantFaces: true, ...others },
      { body: true, objects: true, distantFaces: true, ...others },
      { body: true, objects: false, distantFaces: false, ...others },
    ]);
  });

  it('hands the last thumbnail back and is silent once closed', async () => {
    const { sut, requests, answers, observed, settle } = setUp();
    sut.offer(frameAt(0));
    answers[0]?.resolve();
    await settle();
    sut.offer(frameAt(1_000));
    expect(requests[1]?.previousThumbnail).toBe('t0');
    sut.close();
    answers[1]?.resolve();
    await settle();
    expect(observed).toEqual([0]);
  });
});
