/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { expectSpan, FootageWatch, rulesOf } from './footage-watch';
import { fixture, looped, type Scene, still } from './staged-clip';

jest.setTimeout(120_000);

const man = looped('video/one_person_frontal_male.mp4');
/** The man is cut out with some wall and laid over his wall again, so that he can move or go while the room stays. */
const manOverWall = (seconds: number, overlay: string): Scene => ({
  inputs: man,
  filter: [
    '[0:v]fps=4,format=gbrp,split=3[whole][left][right]',
    '[left]crop=4:360:0:0,scale=2:360[l];[right]crop=4:360:636:0,scale=2:360[r]',
    '[l][r]hstack,scale=640:360:flags=bilinear[wall];[whole]crop=340:360:150:0[person]',
    `[wall][person]overlay=${overlay},format=yuv420p[picture]`,
  ].join(';'),
  seconds,
});

/** The woman who turns her head: three pictures of it over and over, for each part from another one on. */
const womanTurning = (parts: { from: number; seconds: number }[]): Scene => ({
  inputs: parts.flatMap(({ from }) => [
    ...['-framerate', '4', '-start_number', String(from)],
    ...['-i', fixture('head_pose/woman_%02d.jpg')],
  ]),
  filter: [
    ...parts.map(
      ({ seconds }, at) =>
        `[${at}:v]trim=end_frame=3,loop=-1:3,trim=duration=${seconds},setpts=PTS-STARTPTS[${at}]`,
    ),
    `${parts.map((_part, at) => `[${at}]`).join('')}concat=n=${parts.length}[picture]`,
  ].join(';'),
  seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
});
const [turnedLeft, straight] = [3, 9];

/** The young man whose neighbour looks into the picture from the right; before that his place is covered with the same room's. */
const neighbour = (whileCovered: string): Scene => ({
  inputs: [...looped('video/asl_bird_personB.mp4'), ...looped('video/asl_again_personA.mp4')],
  filter: `[1:v]fps=4,crop=165:480:475:0[room];[0:v]fps=4[all];[all][room]overlay=x=475:y=0:enable='${whileCovered}'[picture]`,
  seconds: 48,
});

/** Real footage with an event cut into it, and the same footage without it, through the whole analysis. */
describe('incident rules about the person, on footage', () => {
  let footage: FootageWatch;
  beforeAll(async () => (footage = await FootageWatch.start()));
  afterAll(() => footage.close());

  it('head.away: a woman turns to the side for seven seconds', async () => {
    const { incidents } = await footage.watch(
      womanTurning([
        { from: straight, seconds: 24 },
        { from: turnedLeft, seconds: 7 },
        { from: straight, seconds: 5 },
      ]),
    );
    expect(rulesOf(incidents)).toEqual(['head.away']);
    const { card } = expectSpan(incidents, 'head.away', [24, 25], [29, 31]);
    expect(card.measured).toMatchObject({ name: 'yawFromBaseline', unit: 'deg' });
    expect(card.models.map(({ name }) => name)).toContain('face-mesh');

    const { incidents: without } = await footage.watch(womanTurning([{ from: straight, seconds: 36 }]));
    expect(without).toEqual([]);
  });

  it('face.picture: a portrait hangs behind the man for 18 seconds, and nobody is counted for it', async () => {
    const { incidents } = await footage.watch({
      inputs: [...man, ...still('faces/A000069.jpg')],
      filter:
        "[1:v]fps=4,scale=-1:150[portrait];[0:v]fps=4[all];[all][portrait]overlay=x=W-w:y=0:enable='between(t,6,24)'[picture]",
      seconds: 38,
    });
    expect(rulesOf(incidents)).toEqual(['face.picture']);
    expectSpan(incidents, 'face.picture', [6, 7], [23, 24]);
  });

  it('body.leaning, body.moving, seat.left: the man leans out, sways in his chair, goes and comes back', async () => {
    const leans = '-278*clip((t-22)/1.5,0,1)*clip((33-t)/1.5,0,1)';
    // By the width of his shoulders within two seconds.
    const sways = '115*clip(2*sin(PI*(t-1)/2),-1,1)*between(t,38,58)';
    const { incidents } = await footage.watch(
      manOverWall(84, `x='150${leans}+${sways}':y=0:enable='lt(t,64)+gte(t,80)'`),
    );
    expect(rulesOf(incidents)).toEqual(['body.leaning', 'body.moving', 'face.absent', 'seat.left']);
    expectSpan(incidents, 'body.leaning', [23, 25], [31, 33]);
    // His way back from leaning, which ends at 33 s, is movement too and belongs to it when it is seen.
    expectSpan(incidents, 'body.moving', [33, 42], [54, 60]);
    expectSpan(incidents, 'face.absent', [64, 65], [73, 75]);
    const { card } = expectSpan(incidents, 'seat.left', [74, 76], [79, 80]);
    expect(card.measured.value).toBeGreaterThanOrEqual(15_000);
    expect(card.summary.en).toContain('then somebody was back');
  });

  it('nothing, while the man stays in his place before the same wall', async () => {
    const { incidents } = await footage.watch(manOverWall(50, 'x=150:y=0'));
    expect(incidents).toEqual([]);
  });

  it('body.second: somebody looks into the picture from the side for 25 seconds', async () => {
    const { incidents } = await footage.watch(neighbour('lt(t,8)+gte(t,33)'));
    expect(rulesOf(incidents)).toEqual(['body.second']);
    expectSpan(incidents, 'body.second', [8, 16.5], [29, 33]);

    const { incidents: without } = await footage.watch(neighbour('1'));
    expect(without).toEqual([]);
  });
});
