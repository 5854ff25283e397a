import { frameOf, SessionStream } from '../session-stream.factory';
import { bodyOf, faceAt, personAt, thumbnailAt } from '../synthetic-scene.factory';

const everyTwo = <T>(atMs: number, value: T): T | null => (atMs % 2000 === 0 ? value : null);
const everyFour = <T>(atMs: number, value: T): T | null => (atMs % 4000 === 0 ? value : null);

describe('body.moving', () => {
  /** The whole upper body goes to and fro by so many shoulder widths of 200 pixels. */
  const swaying = (widths: number) => (atMs: number) =>
    frameOf(atMs, {
      body: everyTwo(atMs, bodyOf({ shift: { x: (atMs / 2000) % 2 === 0 ? widths * 200 : 0, y: 0 } })),
    });
  const play = (usual: number, later: number) =>
    new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, swaying(usual))
      .frames({ fromMs: 31_000, toMs: 60_000 }, swaying(later))
      .frames({ fromMs: 61_000, toMs: 80_000 }, swaying(usual))
      .play(80_000);

  it('opens when somebody moves far more than usual for ten seconds, and closes when it is over', () => {
    const played = play(0.02, 0.9);
    expect(played.openedRules()).toEqual(['body.moving']);
    const [opened, closed] = played.stepsOf('body.moving');
    expect(opened?.card).toMatchObject({
      measured: { value: 0.9, unit: 'ratio' },
      threshold: { value: 0.8 },
      baseline: { value: 0.02 },
    });
    expect(closed?.endedAtMs).toBe(62_000);
  });

  it('measures against the own usual movement: who always moves much opens nothing', () => {
    expect(play(0.4, 0.9).openedRules()).toEqual([]);
    expect(play(0.02, 0.3).openedRules()).toEqual([]);
  });

  it('opens nothing for one large movement', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, swaying(0.02))
      .frames({ fromMs: 31_000, toMs: 36_000 }, swaying(1.5))
      .frames({ fromMs: 37_000, toMs: 60_000 }, swaying(0.02))
      .play(60_000);
    expect(played.openedRules()).toEqual([]);
  });
});

describe('body.leaning', () => {
  const sittingAt = (x: number) => (atMs: number) =>
    frameOf(atMs, { faces: [faceAt({ x })], body: everyTwo(atMs, bodyOf()) });
  const play = (usual: number, later: number) =>
    new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, sittingAt(usual))
      .frames({ fromMs: 31_000, toMs: 45_000 }, sittingAt(later))
      .frames({ fromMs: 46_000, toMs: 60_000 }, sittingAt(usual))
      .play(60_000);

  it('opens when the head has moved to the edge and is cut by it', () => {
    const played = play(220, 500);
    expect(played.openedRules()).toEqual(['body.leaning']);
    expect(played.spansOf('body.leaning')).toEqual([[31_000, 45_000]]);
    // 280 pixels of own shoulders 200 wide.
    expect(played.stepsOf('body.leaning')[0]?.card.measured).toMatchObject({ value: 1.4 });
    expect(played.hintsOf('body.leaning')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('opens nothing for who sits elsewhere in the picture, or has sat at the edge all the time', () => {
    expect(play(220, 400).openedRules()).toEqual([]);
    expect(play(500, 490).openedRules()).toEqual([]);
  });
});

describe('body.second', () => {
  const withPersons =
    (...xs: number[]) =>
    (atMs: number) =>
      frameOf(atMs, {
        persons: everyFour(
          atMs,
          xs.map((x) => personAt(x)),
        ),
      });
  const play = (frame: ReturnType<typeof withPersons>, toMs = 52_000) =>
    new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, withPersons(220))
      .frames({ fromMs: 31_000, toMs }, frame)
      .frames({ fromMs: toMs + 1000, toMs: toMs + 30_000 }, withPersons(220))
      .play(toMs + 30_000);

  it('opens on the third look that shows two bodies apart', () => {
    const played = play(withPersons(220, 430));
    expect(played.openedRules()).toEqual(['body.second']);
    expect(played.spansOf('body.second')).toEqual([[32_000, 52_000]]);
    expect(played.stepsOf('body.second')[0]?.card.summary.en).toContain('in 3 of 3 looks');
  });

  it('takes boxes on top of each other for one person, and two looks for too few', () => {
    expect(play(withPersons(220, 260)).openedRules()).toEqual([]);
    expect(play(withPersons(220, 430), 38_000).openedRules()).toEqual([]);
  });

  it('rests while two faces are seen, which is face.multiple', () => {
    const both = (atMs: number) => ({
      ...withPersons(220, 430)(atMs),
      faces: [faceAt({}), faceAt({ x: 440 })],
    });
    expect(play(both).openedRules()).toEqual(['face.multiple']);
  });

  it('waits for a face that may be a picture: a poster of a person is no body', () => {
    const poster = faceAt({ x: 500, y: 120, width: 80, height: 100 });
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 60_000 }, (atMs) =>
        frameOf(
          atMs,
          { faces: [faceAt({}), poster], persons: everyFour(atMs, [personAt(220), personAt(430)]) },
          { thumbnail: thumbnailAt(atMs) },
        ),
      )
      .play(60_000);
    expect(played.openedRules()).toEqual(['face.picture']);
  });
});
