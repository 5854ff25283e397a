/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { expectSpan, FootageWatch, judge, rulesOf, type Watched } from './footage-watch';
import { looped, type Scene, sensorNoise } from './staged-clip';

jest.setTimeout(120_000);

const man = looped('video/one_person_frontal_male.mp4');
const between = (fromS: number, toS: number): string => `enable='between(t,${fromS},${toS - 0.01})'`;

/** The man at his desk; from the fifth second on something lies over the lens, as long as told. */
const coveredLens = (untilS: number): Scene => ({
  inputs: man,
  filter: [
    '[0:v]fps=4',
    `gblur=sigma=60:${between(5, untilS)}`,
    `eq=brightness=-0.45:contrast=0.35:${between(5, untilS)}[picture]`,
  ].join(),
  seconds: untilS + 5,
});

describe('incident rules about the camera, on footage', () => {
  let footage: FootageWatch;
  let undisturbed: Watched;
  beforeAll(async () => {
    footage = await FootageWatch.start();
    undisturbed = await footage.watch({ inputs: man, filter: '[0:v]null[picture]', seconds: 45 });
  });
  afterAll(() => footage.close());

  it('nothing, while the camera shows the man', () => {
    expect(undisturbed.incidents).toEqual([]);
    expect(judge(undisturbed.observations, { isPageThere: true })).toEqual([]);
  });

  it('camera.dark: the lamp goes out for eight seconds, and nobody is missed for it', async () => {
    // A fiftieth of the light; the sensor's noise stays.
    const filter = `[0:v]fps=4,lutyuv=y='16+(val-16)/50':u='128+(val-128)/50':v='128+(val-128)/50':${between(6, 14)}[picture]`;
    const { incidents } = await footage.watch({ inputs: man, filter, seconds: 20 });
    expect(rulesOf(incidents)).toEqual(['camera.dark']);
    const { ledger, card } = expectSpan(incidents, 'camera.dark', [6, 6], [13, 14]);
    expect(ledger).toBe('technical');
    expect(card.measured).toMatchObject({ name: 'meanLuma' });
  });

  it('camera.covered: the lens stays covered for more than half a minute after the page was told', async () => {
    const { observations } = await footage.watch(coveredLens(40));
    const told = judge(observations, { isPageThere: true });
    expect(rulesOf(told)).toEqual(['camera.covered', 'camera.dark']);
    expectSpan(told, 'camera.dark', [5, 5], [39, 40]);
    const { ledger } = expectSpan(told, 'camera.covered', [7, 8], [39, 42]);
    expect(ledger).toBe('behaviour');
    // Whom nobody told, nobody blames.
    expect(rulesOf(judge(observations, { isPageThere: false }))).toEqual(['camera.dark']);
  });

  it('camera.covered: not when the lens is free again in time', async () => {
    const { observations } = await footage.watch(coveredLens(20));
    expect(rulesOf(judge(observations, { isPageThere: true }))).toEqual(['camera.dark']);
  });

  it('camera.frozen: one picture stands for ten seconds, and nobody is taken for a photo', async () => {
    // At second 8 the same picture forty times, then the man goes on where he was.
    const filter = `[0:v]fps=4,${sensorNoise},loop=loop=40:size=1:start=32,setpts=N/4/TB[picture]`;
    const { incidents } = await footage.watch({ inputs: man, filter, seconds: 26, hasOwnNoise: true });
    expect(rulesOf(incidents)).toEqual(['camera.frozen']);
    const { ledger } = expectSpan(incidents, 'camera.frozen', [7, 10], [17, 19]);
    expect(ledger).toBe('technical');
  });

  it('camera.virtual: as long as the sending names such a camera', () => {
    const told = judge(undisturbed.observations, {
      isPageThere: true,
      told: [
        { kind: 'device', atMs: 0, source: 'camera', label: 'OBS Virtual Camera' },
        { kind: 'device', atMs: 20_000, source: 'camera', label: 'Integrated Camera (04f2:b6be)' },
      ],
    });
    expect(rulesOf(told)).toEqual(['camera.changed', 'camera.virtual']);
    expectSpan(told, 'camera.virtual', [0, 0], [20, 20]);
  });
});
