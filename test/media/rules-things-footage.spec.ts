/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { expectSpan, FootageWatch, rulesOf } from './footage-watch';
import { looped, still } from './staged-clip';

jest.setTimeout(120_000);

describe('incident rules about things, on footage', () => {
  let footage: FootageWatch;
  beforeAll(async () => (footage = await FootageWatch.start()));
  afterAll(() => footage.close());

  /**
   * The network takes the magazine for a book, and on the same looks for a phone as well: a real picture of a phone is not at hand,
   * and this shows both that its rule opens on what the network says and how weak the hint is (docs/accuracy.md, "Things").
   */
  it('object.book, object.phone: the man holds a magazine before his face for 26 seconds', async () => {
    const magazine = '[1:v]fps=4,scale=-1:220,eq=brightness=0.1[magazine];[0:v]fps=4[man];';
    const { incidents } = await footage.watch({
      inputs: [...looped('video/one_person_frontal_male.mp4'), ...still('things/magazine.jpg')],
      filter: `${magazine}[man][magazine]overlay=x=292:y=84:enable='between(t,4,30)'[picture]`,
      seconds: 44,
    });
    expect(rulesOf(incidents)).toEqual(['body.face_hidden', 'face.absent', 'object.book', 'object.phone']);
    for (const [rule, hitRate] of [
      ['object.book', '2 of 10'],
      ['object.phone', '1 of 5'],
    ] as const) {
      const { card, severity } = expectSpan(incidents, rule, [4, 13], [26, 31]);
      expect(severity).toBe('info');
      // The card says itself how many of such things are found at all.
      expect(card.summary.en).toContain(`found ${hitRate}`);
      expect(card.models.map(({ name }) => name)).toContain('objects');
    }
  });

  it('nothing, while his hands are empty', async () => {
    const { incidents } = await footage.watch({
      inputs: looped('video/one_person_frontal_male.mp4'),
      filter: '[0:v]null[picture]',
      seconds: 30,
    });
    expect(incidents).toEqual([]);
  });
});
