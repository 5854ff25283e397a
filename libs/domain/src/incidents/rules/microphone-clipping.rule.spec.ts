import { SessionStream, speechOf } from '../session-stream.factory';
import { MicrophoneClippingRule } from './microphone-clipping.rule';

/** Half a minute of talk; every third second is a pause. */
const talk = (clippedRatio: number) =>
  new SessionStream()
    .add(
      ...Array.from({ length: 30 }, (_, second) => ({
        ...speechOf(second * 1000),
        clippedRatio: second % 3 === 2 ? 0 : clippedRatio,
      })),
    )
    .sound({ fromMs: 30_000, toMs: 60_000 }, -70);

describe(MicrophoneClippingRule.name, () => {
  it('opens on talk that is cut off, tells the candidate, and closes when it no longer is', () => {
    const played = talk(0.03).play(61_000);
    expect(played.spansOf('microphone.clipping')).toEqual([[0, 29_000]]);
    expect(played.stepsOf('microphone.clipping')[0]).toMatchObject({
      ledger: 'technical',
      severity: 'info',
      card: { measured: { name: 'clippedShare', value: 0.03, unit: 'ratio' }, threshold: { value: 0.01 } },
    });
    expect(played.hintsOf('microphone.clipping')).toEqual(['hint_raised', 'hint_cleared']);
  });

  it('does not open on peaks that nobody hears, or on one loud moment', () => {
    expect(talk(0.004).play(61_000).lifeOf('microphone.clipping')).toEqual([]);
    const knock = new SessionStream()
      .sound({ fromMs: 0, toMs: 60_000 }, -70)
      .add({ ...speechOf(10_500), clippedRatio: 0.2 });
    expect(knock.play(61_000).lifeOf('microphone.clipping')).toEqual([]);
  });
});
