import { drawHeadTurns, drawSpokenDigits, type HeadTurn } from './head-turn.challenge';
import { advanceHeadTurns, beginHeadTurns, type HeadTurnState } from './head-turn.check';
import { headSample, obedientYaws, samplesOf, SAMPLE_EVERY_MS } from './head-turn.factory';
import { type HeadSample } from './head-turn.sample';

const run = (turns: readonly HeadTurn[], samples: readonly HeadSample[]): HeadTurnState =>
  samples.reduce((state, sample) => advanceHeadTurns(state, sample), beginHeadTurns(turns));

const ALL_ORDERS: HeadTurn[][] = Array.from({ length: 8 }, (_, bits) =>
  [4, 2, 1].map((bit) => (bits & bit ? 'left' : 'right')),
);
/** Park and Miller's generator, so that a failed run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe(advanceHeadTurns.name, () => {
  it.each(ALL_ORDERS)('passes somebody who does as asked: %s %s %s', (...turns) => {
    expect(run(turns, samplesOf(obedientYaws(turns)))).toMatchObject({
      outcome: 'passed',
      step: 3,
      failure: null,
    });
  });

  it('takes the sides as the person’s own: the picture shows the left one on its right, at positive angles', () => {
    const state = run(['left', 'left', 'left'], samplesOf([0, 0, 0, 15, 32]));
    expect(state).toMatchObject({ phase: 'back', step: 0, outcome: 'open' });
  });

  it('measures from the own straight look, which is not zero for everybody', () => {
    const turns: HeadTurn[] = ['right', 'left', 'right'];
    expect(run(turns, samplesOf(obedientYaws(turns, 30, 12))).outcome).toBe('passed');
  });

  it('passes whatever speed, angle and trembling, and no order but the asked one', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed);
      const asked = drawHeadTurns((below) => Math.floor(random() * below));
      const shown = drawHeadTurns((below) => Math.floor(random() * below));
      const yaws = obedientYaws(shown, 30 + random() * 20, random() * 16 - 8).map(
        (yaw) => yaw + random() * 3 - 1.5,
      );
      const { outcome } = run(asked, samplesOf(yaws, 200 + random() * 300));
      expect({ seed, passed: outcome === 'passed' }).toEqual({ seed, passed: asked.join() === shown.join() });
    }
  });

  it('never passes random angles: a photo that is waved about', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed);
      // What a flat picture gave when it was turned by up to 60 degrees.
      const waved = Array.from({ length: 240 }, () => random() * 24 - 12);
      expect(run(['left', 'right', 'left'], samplesOf(waved)).outcome).not.toBe('passed');
    }
  });

  it('leaves a still photo where it began', () => {
    const state = run(['left', 'right', 'left'], samplesOf(Array<number>(240).fill(2)));
    expect(state).toMatchObject({ outcome: 'open', phase: 'turn', step: 0 });
  });

  it('fails a turn to the wrong side, but not for one odd picture', () => {
    expect(run(['left', 'left', 'left'], samplesOf([0, 0, -15, -35, -15, 0])).outcome).toBe('open');
    expect(run(['left', 'left', 'left'], samplesOf([0, 0, -15, -35, -35]))).toMatchObject({
      failure: 'wrong_turn',
    });
  });

  it('counts no turn that came before anybody could have read the instruction', () => {
    const fast = [0, 100, 200, 300].map((atMs, i) => headSample(atMs, [0, 0, 15, 40][i] ?? 0));
    expect(run(['left', 'left', 'left'], fast)).toMatchObject({ phase: 'turn', hint: 'hold' });
  });

  it('says to turn further, and to look straight', () => {
    expect(run(['left', 'left', 'left'], samplesOf([0, 0, 10, 20])).hint).toBe('turn_further');
    expect(run(['left', 'left', 'left'], samplesOf([0, 0, 20, 40, 35])).hint).toBe('look_straight');
    expect(run(['left', 'left', 'left'], samplesOf([35])).hint).toBe('look_straight');
  });

  describe('another person', () => {
    const other = (sample: HeadSample): HeadSample => ({
      ...sample,
      identityDistance: sample.identityDistance === null ? null : 0.8,
    });
    const turns: HeadTurn[] = ['left', 'right', 'left'];
    const samples = samplesOf(obedientYaws(turns));

    it('fails from the start', () => {
      expect(run(turns, samples.map(other))).toMatchObject({ failure: 'other_person', step: 0 });
    });

    it.each([6, 10, 14, 20, 25])('fails who takes over at picture %i', (from) => {
      const state = run(
        turns,
        samples.map((sample, i) => (i < from ? sample : other(sample))),
      );
      expect(state).toMatchObject({ outcome: 'failed', failure: 'other_person' });
    });

    it('does not pass a head whose identity nothing is known of', () => {
      const unknown = samples.map((sample) => ({ ...sample, identityDistance: null }));
      expect(run(turns, unknown)).toMatchObject({ outcome: 'open', phase: 'settle' });
    });
  });

  describe('faces that come and go', () => {
    const started = samplesOf([0, 0, 15]);
    const at = (i: number, overrides: Partial<HeadSample>): HeadSample => ({
      ...headSample(i * SAMPLE_EVERY_MS, 15),
      ...overrides,
    });
    const none = { faceCount: 0, face: null, identityDistance: null };
    const two = { faceCount: 2, face: null, identityDistance: null };

    it('forgives a short absence and one odd second face', () => {
      expect(run(['left', 'left', 'left'], [...started, at(3, none), at(4, {})])).toMatchObject({
        outcome: 'open',
      });
      expect(run(['left', 'left', 'left'], [...started, at(3, two), at(4, {})])).toMatchObject({
        outcome: 'open',
      });
    });

    it('fails when the face was away long enough to be exchanged', () => {
      const away = [3, 4, 5, 6, 7, 8].map((i) => at(i, none));
      expect(run(['left', 'left', 'left'], [...started, ...away]).outcome).toBe('open');
      expect(run(['left', 'left', 'left'], [...started, ...away, at(9, {})]).failure).toBe('face_lost');
      expect(run(['left', 'left', 'left'], [...started, ...away, at(9, none)]).failure).toBe('face_lost');
    });

    it('says that it was the pictures when none came for so long', () => {
      expect(run(['left', 'left', 'left'], [...started, at(9, {})]).failure).toBe('pictures_missing');
    });

    it('fails with a second face', () => {
      expect(run(['left', 'left', 'left'], [...started, at(3, two), at(4, two)])).toMatchObject({
        failure: 'several_faces',
      });
    });

    it('waits for one face before it begins', () => {
      expect(run(['left', 'left', 'left'], [at(0, none), at(30, two), at(60, two)])).toMatchObject({
        outcome: 'open',
        phase: 'settle',
        hint: 'several_faces',
      });
    });
  });

  describe('paths that no head takes', () => {
    const face = { yawDeg: 0, x: 320, y: 240, heightPx: 160 };
    const turns: HeadTurn[] = ['left', 'left', 'left'];

    it.each([
      ['a jump across the picture', { ...face, x: 520 }],
      ['a face that is at once much nearer', { ...face, heightPx: 260 }],
      ['a turn faster than any head', { ...face, yawDeg: 95 }],
    ])('fails %s', (_what, jumped) => {
      const samples = [...samplesOf([0, 0]), headSample(500, 0, { face: jumped })];
      expect(run(turns, samples)).toMatchObject({ failure: 'jumped' });
    });

    it('fails pictures that are exchanged: straight and turned with nothing between', () => {
      const yaws = [0, 0, ...turns.flatMap(() => [0, 40, 40, 0, 0])];
      expect(run(turns, samplesOf(yaws))).toMatchObject({ failure: 'not_continuous' });
    });
  });

  it('changes nothing for a late picture or after the end', () => {
    const turns: HeadTurn[] = ['left', 'right', 'left'];
    const passed = run(turns, samplesOf(obedientYaws(turns)));
    expect(advanceHeadTurns(passed, headSample(60_000, 0))).toBe(passed);
    const open = run(turns, samplesOf([0, 0]));
    expect(advanceHeadTurns(open, headSample(250, 40))).toBe(open);
  });

  it('is plain data, the same after a stay in the database', () => {
    const turns: HeadTurn[] = ['right', 'left', 'left'];
    const kept = samplesOf(obedientYaws(turns)).reduce(
      (state, sample) => JSON.parse(JSON.stringify(advanceHeadTurns(state, sample))) as HeadTurnState,
      beginHeadTurns(turns),
    );
    expect(kept).toEqual(run(turns, samplesOf(obedientYaws(turns))));
  });
});

describe('what is asked', () => {
  it('is three turns of both sides, in every order', () => {
    const random = randomFrom(7);
    const drawn = new Set<string>();
    for (let i = 0; i < 200; i += 1) drawn.add(drawHeadTurns((below) => Math.floor(random() * below)).join());
    expect(drawn.size).toBe(8);
  });

  it('is four digits, none twice in a row', () => {
    const random = randomFrom(11);
    for (let i = 0; i < 200; i += 1) {
      const digits = drawSpokenDigits((below) => Math.floor(random() * below));
      expect(digits).toMatch(/^\d{4}$/);
      expect(digits).not.toMatch(/(\d)\1/);
    }
  });
});
