import { BLACK, faceOf, frameOf, type PlayedStream, SessionStream, soundOf } from './session-stream.factory';
import { bodyOf, faceAt, personAt, thumbnailAt } from './synthetic-scene.factory';

/** A session in which the rules about face, sound, page and connection have their reason to speak. */
export function troubledSession(): PlayedStream {
  const stream = new SessionStream()
    .media(0, 'camera', true)
    .media(0, 'microphone', true)
    .media(0, 'screen', true)
    .calm({ fromMs: 0, toMs: 20_000 })
    .frames({ fromMs: 21_000, toMs: 27_000 }, (atMs) => frameOf(atMs, { faces: [] }))
    .frames({ fromMs: 28_000, toMs: 32_000 }, (atMs) => frameOf(atMs, { faces: [faceOf(), faceOf()] }))
    .frames({ fromMs: 33_000, toMs: 40_000 }, (atMs) => frameOf(atMs, { faces: [faceOf({ yawDeg: 45 })] }))
    .frames({ fromMs: 41_000, toMs: 65_000 }, (atMs) =>
      frameOf(atMs, { identity: { usable: true, distance: 0.75 } }),
    )
    .frames({ fromMs: 66_000, toMs: 75_000 }, (atMs) => frameOf(atMs, {}, { motion: 0 }))
    .frames({ fromMs: 76_000, toMs: 120_000 }, (atMs) => frameOf(atMs, { faces: [] }, BLACK))
    .sound({ fromMs: 21_000, toMs: 30_000 }, -20)
    .sound({ fromMs: 31_000, toMs: 45_000 }, -120)
    .client({ kind: 'page_hidden', atMs: 50_000 })
    .client({ kind: 'page_visible', atMs: 58_000 })
    .client({ kind: 'track_ended', atMs: 60_000, source: 'screen', cause: 'user' })
    .media(90_000, 'microphone', false);
  for (let atMs = 121_000; atMs < 130_000; atMs += 1000) stream.add({ kind: 'analysis_unavailable', atMs });
  stream
    .frames({ fromMs: 140_500, toMs: 165_500 }, (atMs) => frameOf(atMs))
    .speech({ fromMs: 145_000, toMs: 160_000 })
    .add(...[161_000, 163_000, 165_000, 167_000].map((atMs) => ({ ...soundOf(atMs), clippedRatio: 0.05 })));
  return stream.play(170_000);
}

/** One in which somebody sits there whom no picture shows well enough to be compared. */
export function turnedSession(): PlayedStream {
  return new SessionStream()
    .frames({ fromMs: 0, toMs: 200_000 }, (atMs) =>
      frameOf(atMs, { identity: { usable: false, reason: 'not_frontal' } }),
    )
    .play(200_000);
}

const poster = faceAt({ x: 500, y: 20, width: 80, height: 100 });
const phone = { kind: 'phone', score: 0.6, box: { x: 50, y: 300, width: 40, height: 80 } } as const;
const ROUND_MS = 20_000;

/** One in which those about bodies, things, eyes, pictures and the camera's source have theirs. */
export function crowdedSession(): PlayedStream {
  return new SessionStream()
    .add({ kind: 'device', atMs: 0, source: 'camera', label: 'HD Webcam' })
    .frames({ fromMs: 0, toMs: 24_000 }, (atMs) =>
      frameOf(atMs, { faces: [{ ...faceOf(), gaze: { yawDeg: 0, pitchDeg: 0 } }], body: bodyOf() }),
    )
    .frames({ fromMs: 26_000, toMs: 46_000, everyMs: 2000 }, (atMs) =>
      frameOf(atMs, { body: bodyOf({ shift: { x: atMs % 4000 === 0 ? 0 : 200, y: 0 } }) }),
    )
    .frames({ fromMs: 47_000, toMs: 54_000 }, (atMs) => frameOf(atMs, { faces: [faceAt({ x: 500 })] }))
    .frames({ fromMs: 55_000, toMs: 63_000 }, (atMs) =>
      frameOf(atMs, { faces: [{ ...faceOf(), gaze: { yawDeg: 40, pitchDeg: 0 } }] }),
    )
    .frames({ fromMs: 64_000, toMs: 70_000 }, (atMs) => frameOf(atMs, { faces: [], body: bodyOf() }))
    .frames({ fromMs: 71_000, toMs: 90_000 }, (atMs) =>
      frameOf(atMs, { faces: [], body: bodyOf({ presence: 0.1 }) }),
    )
    .frames({ fromMs: 92_000, toMs: 108_000, everyMs: 4000 }, (atMs) =>
      frameOf(atMs, {
        persons: [personAt(0), personAt(400)],
        objects: [phone, { ...phone, kind: 'book' }, { ...phone, kind: 'screen' }],
      }),
    )
    .frames({ fromMs: 110_000, toMs: 130_000 }, (atMs) =>
      frameOf(atMs, { faces: [faceOf(), poster] }, { thumbnail: thumbnailAt(atMs) }),
    )
    .client({ kind: 'device_changed', atMs: 131_000, source: 'camera', label: 'OBS Virtual Camera' })
    .frames({ fromMs: 132_000, toMs: 230_000 }, (atMs) =>
      frameOf(atMs, {}, { thumbnail: thumbnailAt(atMs, { moment: atMs % ROUND_MS }) }),
    )
    .play(231_000);
}
