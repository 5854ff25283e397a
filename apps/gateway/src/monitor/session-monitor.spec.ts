import { type FrameObservation } from '@bakylau/contracts';
import {
  DEFAULT_EFFECTIVE_POLICY,
  DEFAULT_POLICY,
  effectivePolicy,
  policyDocumentSchema,
} from '@bakylau/domain';
import { type KeyFrame } from '@bakylau/recording';
import { type IncidentLedger } from './incident-ledger';
import { type ObservationLog } from './observation-log';
import { SessionMonitor } from './session-monitor';

const frameAt = (atMs: number): KeyFrame => ({ atMs, vp8: Buffer.alloc(1), width: 640, height: 480 });
const seen = (atMs: number, faces: number): FrameObservation => ({
  kind: 'frame',
  sessionId: 's',
  atMs,
  source: 'camera',
  distantFacesScanned: false,
  body: null,
  persons: null,
  objects: null,
  faces: Array.from({ length: faces }, (_, i) => ({
    box: { x: 100 * i, y: 50, width: 90, height: 90 },
    score: 0.9,
    meshScore: 0.9,
    foundBy: 'near',
    mouthOpening: 0,
    eyeOpening: 0.3,
    motion: 1.2,
    gaze: null,
    pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
  })),
  identity: null,
  models: [],
  cpuMs: 1,
  quality: {
    width: 640,
    height: 480,
    meanLuma: 120,
    lumaDeviation: 50,
    sharpness: 20,
    thumbnail: '',
    motion: 3,
  },
});

const setUp = ({ policy = DEFAULT_EFFECTIVE_POLICY, failures = 0 } = {}) => {
  const stored: { step: string; id: string; rule: string; evidenceMs: number | null }[] = [];
  const hints: string[] = [];
  const page = { nowMs: 0, connected: true };
  const observations: unknown[] = [];
  let loads = 0;
  const note =
    (step: string) =>
    (_session: unknown, id: string, { rule }: { rule: string }) => {
      stored.push({ step, id, rule, evidenceMs: null });
      return Promise.resolve();
    };
  const keepEvidence = (_session: unknown, id: string, frame: KeyFrame) => {
    stored.find((entry) => entry.id === id)!.evidenceMs = frame.atMs;
    return Promise.resolve();
  };
  const sut = new SessionMonitor({
    session: { sessionId: 's', examId: 'e', epoch: new Date(0) },
    ledger: {
      open: note('open'),
      update: note('update'),
      close: note('close'),
      keepEvidence,
    } as unknown as IncidentLedger,
    log: {
      add: (observation: unknown) => observations.push(observation),
      addContext: () => undefined,
      tick: () => undefined,
      close: () => Promise.resolve(),
    } as unknown as ObservationLog,
    hints: {
      raised: ({ rule }) => {
        hints.push(`raised ${rule}`);
        return page.connected ? page.nowMs : null;
      },
      cleared: () => hints.push('cleared'),
    },
    loadPolicy: () => {
      loads += 1;
      return loads > failures
        ? Promise.resolve({ document: { name: 'strict', version: 3 }, policy })
        : Promise.reject(new Error('The database is away'));
    },
  });
  /** The exam runs, and the rules are read. */
  const run = async (atMs: number) => {
    sut.changeState('running', atMs);
    await new Promise(setImmediate);
  };
  const watch = (fromMs: number, untilMs: number, faces: number) => {
    for (let atMs = fromMs; atMs < untilMs; atMs += 1_000) sut.observeFrame(seen(atMs, faces), frameAt(atMs));
  };
  const steps = (rule: string) => stored.filter((entry) => entry.rule === rule && entry.step !== 'update');
  return { sut, run, page, stored, hints, observations, watch, steps };
};

describe(SessionMonitor.name, () => {
  it('rests until the exam runs, and again after it', async () => {
    const { sut, run, observations, watch, stored } = setUp();
    sut.changeState('waiting', 0);
    watch(0, 10_000, 0);
    expect(observations).toHaveLength(0);
    await run(10_000);
    watch(10_000, 20_000, 1);
    expect(observations).toHaveLength(10);
    sut.changeState('submitted', 20_000);
    watch(20_000, 30_000, 0);
    await sut.close(30_000);
    expect(stored).toEqual([]);
  });

  it('judges nobody while a person has stopped the clock, and goes on with it', async () => {
    const { sut, run, observations, watch, steps } = setUp();
    await run(0);
    watch(0, 5_000, 1);
    watch(5_000, 9_000, 2);
    sut.changeState('paused', 9_000);
    watch(9_000, 60_000, 0);
    sut.report([{ kind: 'page_hidden', atMs: 10_000 }], 10_000);
    expect(observations).toHaveLength(9);
    sut.changeState('running', 60_000);
    watch(60_000, 70_000, 1);
    await sut.close(70_000);
    expect(steps('face.multiple').map(({ step }) => step)).toEqual(['open', 'close']);
    expect(steps('face.absent')).toEqual([]);
    expect(steps('page.left')).toEqual([]);
  });

  it('stores an incident from its opening, with the picture that showed it, to its end', async () => {
    const { sut, run, watch, steps } = setUp();
    await run(0);
    watch(0, 5_000, 1);
    watch(5_000, 8_000, 2);
    watch(8_000, 20_000, 1);
    await sut.close(20_000);
    const [opened, closed] = steps('face.multiple');
    expect(opened).toMatchObject({ step: 'open', evidenceMs: 6_000 });
    expect(closed).toMatchObject({ step: 'close', id: opened?.id });
    expect(steps('face.multiple')).toHaveLength(2);
  });

  it('closes what is open when the exam ends', async () => {
    const { sut, run, watch, steps } = setUp();
    await run(0);
    watch(0, 4_000, 2);
    await sut.close(4_000);
    expect(steps('face.multiple').map(({ step }) => step)).toEqual(['open', 'close']);
  });

  it('takes the screen as the picture of what was on it', async () => {
    const { sut, run, page, steps } = setUp();
    await run(0);
    sut.noteFrame('camera', frameAt(900));
    sut.noteFrame('screen', frameAt(800));
    page.nowMs = 1_000;
    sut.report([{ kind: 'track_ended', atMs: 1_000, source: 'screen', cause: 'user' }], 1_000);
    sut.tick(11_000);
    await sut.close(12_000);
    expect(steps('screen.share_stopped')[0]).toMatchObject({ evidenceMs: 800 });
  });

  it('waits for a picture of what came after the page was left, and takes none from before', async () => {
    for (const [frameMs, expectedMs] of [
      [12_500, 12_500],
      [15_500, null],
    ]) {
      const { sut, run, steps } = setUp();
      await run(0);
      sut.noteFrame('screen', frameAt(4_000));
      sut.report([{ kind: 'page_hidden', atMs: 10_000 }], 10_000);
      sut.tick(12_000);
      sut.noteFrame('screen', frameAt(frameMs!));
      await sut.close(20_000);
      expect(steps('page.left')[0]).toMatchObject({ step: 'open', evidenceMs: expectedMs });
    }
  });

  it('moves what a page reports from the future or the distant past to the present', async () => {
    const { sut, run, stored } = setUp();
    await run(0);
    sut.report([{ kind: 'page_hidden', atMs: 99_999_999 }], 100_000);
    sut.tick(101_000);
    expect(stored).toEqual([]);
    sut.tick(103_000);
    await sut.close(103_000);
    expect(stored.map(({ rule }) => rule)).toContain('page.left');
  });

  it('tells a gap of media that flowed before the exam began', async () => {
    const { sut, run, steps } = setUp();
    sut.setFlowing(['camera', 'microphone', 'screen'], 0);
    await run(1_000);
    sut.setFlowing(['microphone', 'screen'], 2_000);
    for (let atMs = 2_500; atMs < 8_000; atMs += 500) sut.tick(atMs);
    sut.changeState('interrupted', 8_000);
    sut.setFlowing(['camera', 'microphone', 'screen'], 9_000);
    await sut.close(10_000);
    expect(steps('media.gap').map(({ step }) => step)).toEqual(['open', 'close']);
  });

  it('counts from the hint that a page got, and not while none is connected', async () => {
    const { sut, run, page, steps } = setUp();
    page.connected = false;
    sut.changePage(false, 0);
    await run(0);
    sut.report([{ kind: 'track_ended', atMs: 1_000, source: 'screen', cause: 'user' }], 1_000);
    sut.report([{ kind: 'page_hidden', atMs: 1_000 }], 1_000);
    for (let atMs = 1_500; atMs <= 60_000; atMs += 500) sut.tick(atMs);
    Object.assign(page, { connected: true, nowMs: 60_000 });
    sut.changePage(true, 60_000);
    sut.repeatHints();
    for (let atMs = 60_500; atMs < 70_000; atMs += 500) sut.tick(atMs);
    await Promise.resolve();
    expect(steps('screen.share_stopped')).toEqual([]);
    sut.tick(70_000);
    await sut.close(71_000);
    expect(steps('screen.share_stopped').map(({ step }) => step)).toEqual(['open', 'close']);
    expect(steps('page.left')).toEqual([]);
  });

  it('lets a page that is left rest while all media is lost', async () => {
    const { sut, run, steps } = setUp();
    await run(0);
    sut.report([{ kind: 'page_hidden', atMs: 1_000 }], 1_000);
    sut.changeState('interrupted', 2_500);
    for (let atMs = 3_000; atMs <= 60_000; atMs += 500) sut.tick(atMs);
    await sut.close(60_000);
    expect(steps('page.left')).toEqual([]);
  });

  it('raises and clears hints for the candidate', async () => {
    const { sut, run, watch, hints } = setUp();
    await run(0);
    watch(0, 3_000, 0);
    sut.repeatHints();
    expect(hints).toEqual(['raised face.absent', 'raised face.absent']);
    watch(3_000, 8_000, 1);
    await sut.close(8_000);
    sut.repeatHints();
    expect(hints.slice(2)).toEqual(['cleared']);
  });
});

describe(`${SessionMonitor.name} and the rules of the session`, () => {
  it('looks for what the policy wants, and stores nothing of a rule that is switched off', async () => {
    const exam = policyDocumentSchema.parse({ ...DEFAULT_POLICY, analysis: { gaze: true, objects: false } });
    const policy = effectivePolicy(exam, { disabledRules: ['face.multiple'], thresholds: {} });
    const { sut, run, watch, steps, stored, hints } = setUp({ policy });
    expect(sut.analysis).toEqual({ gaze: false, objects: true });
    await run(0);
    expect(sut.analysis).toEqual({ gaze: true, objects: false });
    watch(0, 10_000, 2);
    watch(10_000, 16_000, 0);
    await sut.close(16_000);
    expect(steps('face.absent').map(({ step }) => step)).toEqual(['open', 'close']);
    expect(stored.filter(({ rule }) => rule === 'face.multiple')).toEqual([]);
    expect(hints).not.toContain('raised face.multiple');
  });

  it('judges nobody before the rules are read, and then everything that came meanwhile', async () => {
    const { sut, watch, steps } = setUp({ failures: 2 });
    sut.changeState('running', 0);
    watch(0, 4_000, 1);
    watch(4_000, 8_000, 2);
    expect(steps('face.multiple')).toEqual([]);
    await sut.close(8_000);
    expect(steps('face.multiple').map(({ step }) => step)).toEqual(['open', 'close']);
  });
});
