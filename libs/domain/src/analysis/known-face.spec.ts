import { type ObservedFace } from '@bakylau/contracts';
import { faceOf, frameOf } from '../incidents/session-stream.factory';
import { knownFaceOf } from './known-face';

describe(knownFaceOf.name, () => {
  const of = (...faces: ObservedFace[]) => knownFaceOf(frameOf(0, { faces }));

  it('is the only face of a picture, in its place and with the tilt of the head', () => {
    const face = faceOf();
    expect(of({ ...face, pose: { yawDeg: 5, pitchDeg: 0, rollDeg: -12 } })).toEqual({
      ...{ box: face.box, score: face.score, rollDeg: -12 },
      ...{ pictureWidth: 640, pictureHeight: 480 },
    });
  });

  it.each<[string, ObservedFace[]]>([
    ['nobody', []],
    ['two people', [faceOf(), faceOf()]],
    ['somebody far away besides', [faceOf(), { ...faceOf(), foundBy: 'distant' }]],
    ['a face that the edge cuts', [{ ...faceOf(), foundBy: 'cut' }]],
    ['an unsure detector', [{ ...faceOf(), score: 0.7 }]],
    ['an unsure mesh', [{ ...faceOf(), meshScore: 0.85 }]],
  ])('is unknown with %s', (_what, faces) => {
    expect(of(...faces)).toBeNull();
  });
});
