import { SessionStream, soundOf, speechOf } from '../session-stream.factory';
import { SoundSpeechRule } from './sound-speech.rule';

const quiet = (toMs = 20_000) => new SessionStream().sound({ fromMs: 0, toMs }, -70);

describe(SoundSpeechRule.name, () => {
  it('opens after three seconds of speech and closes after four without', () => {
    const played = quiet()
      .speech({ fromMs: 21_000, toMs: 28_000 }, 0.8)
      .sound({ fromMs: 29_000, toMs: 40_000 }, -70)
      .play(41_000);
    expect(played.spansOf('sound.speech')).toEqual([[21_000, 29_000]]);
    const [opened] = played.stepsOf('sound.speech');
    expect(opened).toMatchObject({ ledger: 'behaviour', severity: 'attention', wantsEvidence: true });
    expect(opened?.card).toMatchObject({
      measured: { name: 'speechShare', value: 0.8, unit: 'ratio' },
      threshold: { name: 'speechShare', value: 0.2 },
      baseline: null,
      confidence: 0.95,
      durationMs: 3000,
      models: [{ name: 'speech' }],
    });
    expect(opened?.card.summary.en).toBe(
      'Speech was heard for 3 s: words filled up to 80 % of a second (limit 20 % for 3 s).',
    );
    expect(played.hintsOf('sound.speech')).toEqual(['hint_raised', 'hint_cleared']);
    expect(played.openedRules()).toEqual(['sound.speech']);
  });

  it('needs no calibration: speech from the first second on is speech', () => {
    const played = new SessionStream().speech({ fromMs: 0, toMs: 10_000 }).play(10_000);
    expect(played.stepsOf('sound.speech')[0]).toMatchObject({ startedAtMs: 0 });
  });

  it('does not open on a word or two', () => {
    const played = quiet()
      .speech({ fromMs: 21_000, toMs: 22_000 })
      .sound({ fromMs: 23_000, toMs: 30_000 }, -70)
      .speech({ fromMs: 31_000, toMs: 31_000 })
      .sound({ fromMs: 32_000, toMs: 40_000 }, -70);
    expect(played.play(41_000).openedRules()).toEqual([]);
  });

  it('bridges the pauses of talk: one incident for single words with two seconds between', () => {
    const talk = Array.from({ length: 20 }, (_, second) => 21_000 + second * 1000).map((atMs) =>
      atMs % 3000 === 0 ? speechOf(atMs, 0.3) : soundOf(atMs, -65),
    );
    const played = quiet()
      .add(...talk)
      .sound({ fromMs: 41_000, toMs: 50_000 }, -70);
    expect(played.play(51_000).lifeOf('sound.speech')).toEqual(['opened', 'closed']);
  });

  it('is not opened by scraps that the network takes for speech, and is kept open by them', () => {
    const scraps = quiet().speech({ fromMs: 21_000, toMs: 60_000 }, 0.15, -40).play(61_000);
    expect(scraps.lifeOf('sound.speech')).toEqual([]);
    const kept = quiet()
      .speech({ fromMs: 21_000, toMs: 25_000 })
      .speech({ fromMs: 26_000, toMs: 40_000 }, 0.15)
      .play(41_000);
    expect(kept.lifeOf('sound.speech')).toEqual(['opened']);
  });

  it('closes when the microphone ceases to send', () => {
    const played = quiet()
      .speech({ fromMs: 21_000, toMs: 28_000 })
      .media(20_500, 'microphone', true)
      .media(29_500, 'microphone', false)
      .play(31_000);
    expect(played.spansOf('sound.speech')).toEqual([[21_000, 29_000]]);
  });

  it('tells of the speech before a gap by its own times when more follows at once', () => {
    const later = Array.from({ length: 8 }, (_, second) => speechOf(39_300 + second * 1000));
    const played = quiet()
      .speech({ fromMs: 21_000, toMs: 28_000 })
      .add(...later)
      .sound({ fromMs: 48_000, toMs: 60_000 }, -70)
      .play(61_000);
    expect(played.spansOf('sound.speech')).toEqual([
      [21_000, 29_000],
      [39_300, 47_300],
    ]);
    const closed = played.stepsOf('sound.speech').find(({ change }) => change === 'closed');
    expect(closed?.card).toMatchObject({ durationMs: 8000, models: [{ name: 'speech' }] });
  });
});
