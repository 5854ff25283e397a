import { faceOf, frameOf, SessionStream } from '../session-stream.factory';
import { type SceneParts, thumbnailAt } from '../synthetic-scene.factory';
import { virtualCameraOf } from '../virtual-cameras';

const scene =
  (parts: SceneParts | ((atMs: number) => SceneParts)) =>
  (atMs: number): ReturnType<typeof frameOf> =>
    frameOf(atMs, {}, { thumbnail: thumbnailAt(atMs, typeof parts === 'function' ? parts(atMs) : parts) });
const minutes = (count: number) => ({ fromMs: 0, toMs: count * 60_000 });

describe('camera.looped', () => {
  it('knows again what the camera showed before, stays off the score, and closes when it lives', () => {
    const played = new SessionStream()
      .frames(
        { fromMs: 0, toMs: 120_000 },
        scene((atMs) => ({ moment: atMs % 20_000 })),
      )
      .frames({ fromMs: 121_000, toMs: 400_000 }, scene({}))
      .play(400_000);
    expect(played.openedRules()).toEqual(['camera.looped']);
    const [opened, closed] = played.stepsOf('camera.looped');
    expect(opened).toMatchObject({ ledger: 'technical', severity: 'attention' });
    expect(opened?.card.summary.en).toContain('20 s before');
    expect(opened?.card.measured.value).toBeLessThan(0.3);
    expect(closed?.endedAtMs).toBe(120_000);
  });

  it.each([
    ['a person who moves', {}],
    ['a person who keeps still, before a noisy camera', { moving: [] }],
    ['a still picture with hardly any noise', { moving: [], noise: 0.6 }],
  ])('does not take %s for a loop', (_, parts) => {
    const played = new SessionStream().frames(minutes(6), scene(parts)).play(6 * 60_000);
    expect(played.lifeOf('camera.looped')).toEqual([]);
  });

  it('does not take somebody who always takes the same few postures for a loop', () => {
    const postures = (atMs: number) => ({ moment: Math.floor(Math.abs(Math.sin(atMs ** 2)) * 5) });
    const played = new SessionStream().frames(minutes(6), scene(postures)).play(6 * 60_000);
    expect(played.lifeOf('camera.looped')).toEqual([]);
  });
});

describe('camera.changed', () => {
  it('is one moment when the picture becomes another at once and stays so', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, scene({ room: 1 }))
      .frames({ fromMs: 31_000, toMs: 60_000 }, scene({ room: 2 }))
      .play(60_000);
    expect(played.openedRules()).toEqual(['camera.changed']);
    expect(played.spansOf('camera.changed')).toEqual([[31_000, 31_000]]);
    expect(played.stepsOf('camera.changed')[0]?.card.summary.en).toContain(
      'the page reported no other device',
    );
  });

  it('is not opened by something that passes before the lens, or by a lamp', () => {
    const passing = new SessionStream()
      .frames({ fromMs: 0, toMs: 30_000 }, scene({ room: 1 }))
      .frames({ fromMs: 31_000, toMs: 32_000 }, scene({ room: 2 }))
      .frames({ fromMs: 33_000, toMs: 60_000 }, scene({ room: 1 }));
    expect(passing.play(60_000).openedRules()).toEqual([]);
  });

  it('believes the page about a new device, and says it once', () => {
    const played = new SessionStream()
      .add({ kind: 'device', atMs: 0, source: 'camera', label: 'HD Webcam' })
      .frames({ fromMs: 0, toMs: 30_000 }, scene({ room: 1 }))
      .client({ kind: 'device_changed', atMs: 30_500, source: 'camera', label: 'USB Camera' })
      .add({ kind: 'device', atMs: 30_900, source: 'camera', label: 'USB Camera' })
      .frames({ fromMs: 31_000, toMs: 60_000 }, scene({ room: 2 }))
      .play(60_000);
    expect(played.spansOf('camera.changed')).toEqual([[30_500, 30_500]]);
    expect(played.stepsOf('camera.changed')[0]?.card.summary.en).toContain(
      'the page reported another device',
    );
  });

  it('says nothing when the same camera is sent anew after a loss of the line', () => {
    const played = new SessionStream()
      .add({ kind: 'device', atMs: 0, source: 'camera', label: 'HD Webcam' })
      .add({ kind: 'device', atMs: 20_000, source: 'camera', label: 'HD Webcam' })
      .add({ kind: 'device', atMs: 20_000, source: 'microphone', label: 'Headset' })
      .play(30_000);
    expect(played.openedRules()).toEqual([]);
  });
});

describe('camera.virtual', () => {
  it('lasts as long as a camera with such a name is used, and names only the product', () => {
    const played = new SessionStream()
      .add({ kind: 'device', atMs: 1_000, source: 'camera', label: "Aru's OBS Virtual Camera (m-de:vice)" })
      .frames({ fromMs: 0, toMs: 30_000 }, (atMs) => frameOf(atMs, { faces: [faceOf()] }))
      .client({ kind: 'device_changed', atMs: 20_000, source: 'camera', label: 'HD Webcam' })
      .play(30_000);
    expect(played.spansOf('camera.virtual')).toEqual([[1_000, 20_000]]);
    const [opened] = played.stepsOf('camera.virtual');
    expect(opened).toMatchObject({ ledger: 'technical', severity: 'info' });
    expect(opened?.card.summary.en).toBe(
      'The name of the camera is that of a virtual camera: OBS Virtual Camera.',
    );
  });

  it.each([
    ['ManyCam Virtual Webcam', 'ManyCam'],
    ['Snap Camera', 'Snap Camera'],
    ['XSplit VCam', 'XSplit VCam'],
    ['DroidCam Source 3', 'DroidCam'],
    ['Dummy video device (0x0000)', 'v4l2loopback'],
    ['e2eSoft iVCam', 'iVCam'],
    ['Camo', 'Camo'],
  ])('knows %s', (label, product) => expect(virtualCameraOf(label)).toBe(product));

  it.each([
    'Integrated Camera (04f2:b6be)',
    'HD Pro Webcam C920',
    'FaceTime HD Camera',
    'fake_device_0',
    'Camouflage HD',
  ])('does not know %s', (label) => expect(virtualCameraOf(label)).toBeNull());
});
