import { BLACK, faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { thumbnailAt } from '../synthetic-scene.factory';
import { CameraCoveredRule } from './camera-covered.rule';
import { CameraDarkRule } from './camera-dark.rule';
import { CameraFrozenRule } from './camera-frozen.rule';

const black = (atMs: number) => frameOf(atMs, { faces: [] }, BLACK);
const still = (atMs: number) => frameOf(atMs, {}, { motion: 0 });
const calm = () => new SessionStream().calm({ fromMs: 0, toMs: 20_000 });

describe(CameraDarkRule.name, () => {
  it('opens on a dark picture, tells the candidate, and is technical', () => {
    const played = calm()
      .frames({ fromMs: 21_000, toMs: 30_000 }, black)
      .calm({ fromMs: 31_000, toMs: 40_000 })
      .play(40_000);
    expect(played.spansOf('camera.dark')).toEqual([[21_000, 30_000]]);
    expect(played.stepsOf('camera.dark')[0]).toMatchObject({
      ledger: 'technical',
      card: { measured: { name: 'meanLuma', value: 3 }, threshold: { value: 20 } },
    });
    expect(played.hintsOf('camera.dark')).toEqual(['hint_raised', 'hint_cleared']);
    expect(played.openedRules()).toEqual(['camera.dark']);
  });

  it('opens on a bright picture without any detail, as paper over the lens gives it', () => {
    const flat = (atMs: number) =>
      frameOf(atMs, { faces: [] }, { meanLuma: 180, lumaDeviation: 2, motion: 0.3 });
    const played = calm().frames({ fromMs: 21_000, toMs: 30_000 }, flat).play(30_000);
    expect(played.stepsOf('camera.dark')[0]?.card.measured.name).toBe('lumaDeviation');
  });

  it('does not open in a dim room where a face is still found, or on single black frames', () => {
    const dim = (atMs: number) => frameOf(atMs, { faces: [faceOf()] }, { meanLuma: 15, lumaDeviation: 12 });
    expect(calm().frames({ fromMs: 21_000, toMs: 60_000 }, dim).play(60_000).openedRules()).toEqual([]);
    const blinking = calm().frames({ fromMs: 21_000, toMs: 90_000 }, (atMs) =>
      atMs % 3000 === 0 ? black(atMs) : frameOf(atMs),
    );
    expect(blinking.play(90_000).openedRules()).toEqual([]);
  });

  it('does not flap around its limit', () => {
    const played = calm()
      .frames({ fromMs: 21_000, toMs: 60_000 }, (atMs) =>
        frameOf(atMs, { faces: [] }, { meanLuma: atMs % 2000 === 0 ? 18 : 22, lumaDeviation: 9 }),
      )
      .frames({ fromMs: 61_000, toMs: 62_000 }, black)
      .frames({ fromMs: 63_000, toMs: 90_000 }, (atMs) =>
        frameOf(atMs, { faces: [] }, { meanLuma: atMs % 4000 === 0 ? 18 : 22, lumaDeviation: 9 }),
      )
      .play(90_000);
    expect(played.lifeOf('camera.dark').length).toBeLessThanOrEqual(1);
  });
});

describe(CameraCoveredRule.name, () => {
  it('becomes behaviour only when the camera is dark 30 s after the hint', () => {
    const played = calm()
      .frames({ fromMs: 21_000, toMs: 60_000 }, black)
      .calm({ fromMs: 61_000, toMs: 70_000 })
      .play(70_000);
    const hint = played.changes.find(({ change }) => change === 'hint_raised');
    const [opened, closed] = played.stepsOf('camera.covered');
    expect(hint).toMatchObject({ rule: 'camera.dark', atMs: 23_000 });
    expect(opened).toMatchObject({ ledger: 'behaviour', startedAtMs: 23_000, severity: 'critical' });
    expect(opened?.card).toMatchObject({ durationMs: 30_000, measured: { value: 30_000, unit: 'ms' } });
    expect(opened?.card.summary.en).toContain('showed nothing for 30 s more (limit 30 s)');
    expect(closed?.endedAtMs).toBeGreaterThanOrEqual(60_000);
    expect(played.openedRules()).toEqual(['camera.dark', 'camera.covered']);
  });

  it('counts from the hint that reached a page, and never opens when none did', () => {
    const dark = () => calm().withoutPage().frames({ fromMs: 21_000, toMs: 120_000 }, black);
    expect(dark().play(120_000).openedRules()).toEqual(['camera.dark']);
    const played = dark()
      .add({ kind: 'hint_delivered', atMs: 70_200, rule: 'camera.dark' })
      .add({ kind: 'hint_delivered', atMs: 90_000, rule: 'camera.dark' })
      .play(120_000);
    const [opened] = played.stepsOf('camera.covered');
    expect(opened).toMatchObject({ startedAtMs: 70_200, card: { durationMs: 30_800 } });
  });

  it('does not open when the camera is clear again within 30 s', () => {
    const played = calm()
      .frames({ fromMs: 21_000, toMs: 52_000 }, black)
      .calm({ fromMs: 53_000, toMs: 90_000 })
      .play(90_000);
    expect(played.openedRules()).toEqual(['camera.dark']);
  });

  it('does not open when dark pictures cease to come, since nobody knows whether it lasted', () => {
    const played = calm()
      .media(0, 'camera', true)
      .frames({ fromMs: 21_000, toMs: 40_000 }, black)
      .media(40_500, 'camera', false)
      .play(120_000);
    expect(played.openedRules()).toEqual(['camera.dark', 'media.gap']);
  });
});

describe(CameraFrozenRule.name, () => {
  it('opens on five identical pictures in a row and closes on the first that differs', () => {
    const played = calm()
      .frames({ fromMs: 21_000, toMs: 27_000 }, still)
      .calm({ fromMs: 28_000, toMs: 32_000 })
      .play(32_000);
    expect(played.spansOf('camera.frozen')).toEqual([[21_000, 27_000]]);
    expect(played.stepsOf('camera.frozen')[0]).toMatchObject({
      ledger: 'technical',
      card: { measured: { value: 0 } },
    });
  });

  it('does not open on a motionless person before a real sensor, or on a few repeated pictures', () => {
    const motionless = calm().frames({ fromMs: 21_000, toMs: 300_000 }, (atMs) =>
      frameOf(atMs, {}, { motion: 0.05 }),
    );
    expect(motionless.play(300_000).openedRules()).toEqual([]);
    const few = calm().frames({ fromMs: 21_000, toMs: 300_000 }, (atMs) =>
      atMs % 5000 === 0 ? frameOf(atMs) : still(atMs),
    );
    expect(few.play(300_000).openedRules()).toEqual([]);
  });

  describe('where the encoder draws the same picture anew', () => {
    const living = (atMs: number) => frameOf(atMs, {}, { thumbnail: thumbnailAt(atMs) });
    const anew = (atMs: number) =>
      frameOf(atMs, {}, { motion: 0.8, thumbnail: thumbnailAt(atMs, { moving: [], noise: 1.5 }) });
    const repeated = (atMs: number) => ({
      ...anew(atMs),
      quality: { ...anew(atMs - 1000).quality, motion: 0 },
    });
    const begun = () => new SessionStream().frames({ fromMs: 0, toMs: 20_000 }, living);

    it('opens on three exact repetitions, counts from when nothing moved, and stays open between them', () => {
      const frozen = (atMs: number) => (atMs % 3000 === 0 ? repeated(atMs) : anew(atMs));
      const played = begun()
        .frames({ fromMs: 21_000, toMs: 60_000 }, frozen)
        .frames({ fromMs: 61_000, toMs: 65_000 }, living)
        .play(65_000);
      expect(played.spansOf('camera.frozen')).toEqual([[21_000, 60_000]]);
      const opened = played.changes.find(({ change }) => change === 'opened');
      expect(opened).toMatchObject({ rule: 'camera.frozen', card: { durationMs: 6_000 } });
    });

    it('does not open without an exact repetition, or when the face moves between two', () => {
      expect(begun().frames({ fromMs: 21_000, toMs: 60_000 }, anew).play(60_000).openedRules()).toEqual([]);
      const moved = (atMs: number) => (atMs % 3000 === 0 ? repeated(atMs) : living(atMs));
      expect(begun().frames({ fromMs: 21_000, toMs: 60_000 }, moved).play(60_000).openedRules()).toEqual([]);
    });
  });

  it('leaves black pictures to camera.dark', () => {
    expect(calm().frames({ fromMs: 21_000, toMs: 40_000 }, black).play(40_000).openedRules()).toEqual([
      'camera.dark',
    ]);
  });

  it('lets a frozen picture without a face be no absence', () => {
    const played = calm().frames({ fromMs: 21_000, toMs: 60_000 }, (atMs) =>
      frameOf(atMs, { faces: [] }, { motion: 0 }),
    );
    expect(played.play(60_000).openedRules()).toEqual(['camera.frozen']);
  });
});
