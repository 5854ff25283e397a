import { z } from 'zod';
import { base64Schema, idSchema, sha256Schema } from './primitives';

/** Message patterns between gateway or api (clients) and analyzer (server), over the NestJS microservice transport. */
export const ANALYSIS_PATTERNS = {
  /** FrameRequest → FrameObservation: one camera picture of a running session. */
  frame: 'analysis.frame',
  /** SoundRequest → SoundObservation: one window of Opus packets of a running session. */
  sound: 'analysis.sound',
  /** PhotoRequest → PhotoAssessment: the quality gate of a check-in or enrolment photo. */
  photo: 'analysis.photo',
  /** HealthRequest → AnalyzerHealth. */
  health: 'analysis.health',
} as const;

/** The network's descriptor of one face: 128 numbers. Biometric: never logged, never stored with observations. */
export const descriptorSchema = z.array(z.number()).length(128);
export type Descriptor = z.infer<typeof descriptorSchema>;

/** A box in pixels of the analysed picture, from its top left corner. */
export const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof boxSchema>;

/**
 * Head pose in degrees. Yaw is positive when the face turns to the right side of the picture, pitch is positive when it
 * looks up, roll is positive when the head tilts clockwise in the picture.
 */
export const headPoseSchema = z.object({ yawDeg: z.number(), pitchDeg: z.number(), rollDeg: z.number() });
export type HeadPose = z.infer<typeof headPoseSchema>;

/**
 * Which step of the cascade found a face: the detector (`near`), the second look at faces that the edge of the picture cuts
 * (`cut`), or the slow scan for faces far away (`distant`).
 */
export const faceFinderStepSchema = z.enum(['near', 'cut', 'distant']);
export type FaceFinderStep = z.infer<typeof faceFinderStepSchema>;

/** Where the eyes look, in degrees from straight ahead in the head's own frame. Advisory only. */
export const gazeSchema = z.object({ yawDeg: z.number(), pitchDeg: z.number() });
export type Gaze = z.infer<typeof gazeSchema>;

export const observedFaceSchema = z.object({
  box: boxSchema,
  /** Detector's confidence, 0 to 1. */
  score: z.number(),
  /** Mesh network's probability that the box holds a face, 0 to 1. */
  meshScore: z.number(),
  foundBy: faceFinderStepSchema,
  pose: headPoseSchema.nullable(),
  /** Gap between the inner lips over the height of the face, 0 when closed; null where the mesh cannot tell. */
  mouthOpening: z.number().nullable(),
  /** Height of the eye slit over its width, mean of both eyes, about 0.3 when open; null where the mesh cannot tell. */
  eyeOpening: z.number().nullable(),
  /** Mean absolute luma difference of the face's own region to `previousThumbnail`; null when none was given. */
  motion: z.number().nullable(),
  /** Null unless asked for. */
  gaze: gazeSchema.nullable(),
});
export type ObservedFace = z.infer<typeof observedFaceSchema>;

export const frameQualitySchema = z.object({
  width: z.number().int(),
  height: z.number().int(),
  /** Mean luma, 0 (black) to 255. */
  meanLuma: z.number(),
  /** Standard deviation of luma; a covered lens is near 0. */
  lumaDeviation: z.number(),
  /** Variance of the Laplacian; low means blurred. */
  sharpness: z.number(),
  /** 64 x 48 grey thumbnail of this picture; the caller hands it back as `previousThumbnail`. */
  thumbnail: base64Schema,
  /** Mean absolute difference to `previousThumbnail` in luma steps (0 to 255); null when none was given. */
  motion: z.number().nullable(),
  /** Present when no part of the picture moved since `previousThumbnail`; somebody who sits and talks is still. */
  still: z.literal(true).optional(),
});
export type FrameQuality = z.infer<typeof frameQualitySchema>;

/** Why an identity figure could not be taken from a picture, where one was wanted. */
export const identityUnusableReasonSchema = z.enum([
  'no_face',
  'several_faces',
  'face_too_small',
  'not_frontal',
  'too_dark',
  'blurred',
  /** The session has no descriptor to compare with: no enrolled photo, or one that was not analysed yet. */
  'no_reference',
]);
export type IdentityUnusableReason = z.infer<typeof identityUnusableReasonSchema>;

export const identityObservationSchema = z.discriminatedUnion('usable', [
  z.object({
    usable: z.literal(true),
    /** Euclidean distance to the reference descriptor, of the mean over `pictures`; small means alike. */
    distance: z.number(),
    /** Usable pictures in a row that were averaged, this one included; absent in observations of before averaging: one. */
    pictures: z.number().int().positive().optional(),
  }),
  z.object({ usable: z.literal(false), reason: identityUnusableReasonSchema }),
]);
export type IdentityObservation = z.infer<typeof identityObservationSchema>;

/** The joints of the body network, in its own order (COCO). Left and right are the person's own. */
export const BODY_JOINTS = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
] as const;
export type BodyJoint = (typeof BODY_JOINTS)[number];

/** One person's joints; x and y in pixels of the analysed picture, score 0 to 1. */
export const observedBodySchema = z.object({
  /** Mean score of the five surest joints; above 0.39 a person is there (5 % false on pictures without people). */
  presence: z.number(),
  joints: z.array(z.object({ x: z.number(), y: z.number(), score: z.number() })).length(BODY_JOINTS.length),
});
export type ObservedBody = z.infer<typeof observedBodySchema>;

export const observedPersonSchema = z.object({ box: boxSchema, score: z.number() });
export type ObservedPerson = z.infer<typeof observedPersonSchema>;

export const OBJECT_KINDS = ['phone', 'book', 'laptop', 'screen'] as const;
export const objectKindSchema = z.enum(OBJECT_KINDS);
export type ObjectKind = z.infer<typeof objectKindSchema>;

/** A thing in the picture. A weak hint: the network misses most phones and takes other things for them. */
export const observedObjectSchema = z.object({ kind: objectKindSchema, box: boxSchema, score: z.number() });
export type ObservedObject = z.infer<typeof observedObjectSchema>;

/** The one face of the picture before. While the picture stays still, the detector need not look for it again. */
export const knownFaceSchema = z.object({
  box: boxSchema,
  /** Detector's confidence when it last looked, 0 to 1. */
  score: z.number(),
  /** Tilt of the head, clockwise in the picture. */
  rollDeg: z.number(),
  /** Size of the picture that the box is of. */
  pictureWidth: z.number().int().positive(),
  pictureHeight: z.number().int().positive(),
});
export type KnownFace = z.infer<typeof knownFaceSchema>;

/** Looks that tell nothing new of a person in a picture that stayed as it was. */
export const RESTING_LOOKS = ['body', 'objects'] as const;
export type RestingLook = (typeof RESTING_LOOKS)[number];

/** Which of the dearer looks are wanted at a picture besides faces, pose and quality. */
export const frameWantsSchema = z.object({
  /** Joints of the body; every 2 s as a rule. */
  body: z.boolean().default(false),
  /** Persons and things; every 8 s as a rule. */
  objects: z.boolean().default(false),
  /** Those of the two that are left out when this picture is still and shows one face: nothing moved since the last look either. */
  unlessStill: z.array(z.enum(RESTING_LOOKS)).default([]),
  /** Faces too far away for the fast detector; every 10 s as a rule. */
  distantFaces: z.boolean().default(false),
  /** Direction of the eyes; off unless the exam's policy asks for it. */
  gaze: z.boolean().default(false),
  /** Where pictures of faces are, as the session knows: they are found and left out of identity and gaze. */
  pictures: z.array(boxSchema).max(32).default([]),
  /** Looked at in the same place as long as `previousThumbnail` shows that nothing moved; null asks the detector in any case. */
  knownFace: knownFaceSchema.nullable().default(null),
});
export type FrameWants = z.infer<typeof frameWantsSchema>;

/** Which network, in which exact version, gave a figure. */
export const modelReferenceSchema = z.object({ name: z.string(), sha256: sha256Schema });
export type ModelReference = z.infer<typeof modelReferenceSchema>;

export const frameRequestSchema = z.object({
  sessionId: idSchema,
  /** Milliseconds since session start; echoed. */
  atMs: z.number().int(),
  source: z.enum(['camera', 'screen']),
  /** `vp8` is a bare VP8 key frame; the others are image files. */
  encoding: z.enum(['vp8', 'jpeg', 'png', 'webp']),
  image: base64Schema.max(4_000_000),
  /** Present when identity is wanted on this picture. */
  reference: descriptorSchema.optional(),
  /** `identityState` of the observation before, as long as one person sits there alone: descriptors are averaged over it. */
  identityState: base64Schema.max(4096).optional(),
  previousThumbnail: base64Schema.max(8192).optional(),
  wants: frameWantsSchema.prefault({}),
});
export type FrameRequest = z.input<typeof frameRequestSchema>;

export const frameObservationSchema = z.object({
  kind: z.literal('frame'),
  sessionId: idSchema,
  atMs: z.number().int(),
  source: z.enum(['camera', 'screen']),
  faces: z.array(observedFaceSchema),
  /** Where pictures of faces were known to be: nobody's for identity and gaze. Absent when there were none. */
  pictures: z.array(boxSchema).optional(),
  /** Whether `faces` includes the slow scan for distant ones. */
  distantFacesScanned: z.boolean(),
  /** Present when nothing had moved and the known face was read in its place: the detector did not look at this picture. */
  faceKept: z.literal(true).optional(),
  /** Null when not looked for. */
  body: observedBodySchema.nullable(),
  /** Null when not looked for. */
  persons: z.array(observedPersonSchema).nullable(),
  /** Null when not looked for. */
  objects: z.array(observedObjectSchema).nullable(),
  quality: frameQualitySchema,
  identity: identityObservationSchema.nullable(),
  /** For the next request; present after a usable face. Biometric data: handed back, never stored. */
  identityState: base64Schema.max(4096).optional(),
  models: z.array(modelReferenceSchema),
  /** CPU milliseconds that the analysis of this picture took. */
  cpuMs: z.number(),
});
export type FrameObservation = z.infer<typeof frameObservationSchema>;

export const soundRequestSchema = z.object({
  sessionId: idSchema,
  atMs: z.number().int(),
  durationMs: z.number().int().positive().max(10_000),
  /** Opus packets in order. */
  packets: z.array(base64Schema.max(4096)).max(600),
  /** How many packets at the front only settle the decoder and do not count. */
  prerollPackets: z.number().int().nonnegative(),
  /** `speechState` of the window before, so that the speech network hears one unbroken sound; absent at a start or after a gap. */
  speechState: base64Schema.max(8192).optional(),
});
export type SoundRequest = z.infer<typeof soundRequestSchema>;

/** Floor of every level figure, in dBFS: digital silence reads as this. */
export const SILENCE_DBFS = -120;

/** What the speech network made of a window, in steps of some 30 ms. */
export const speechSchema = z.object({
  /** Mean probability over the window, 0 to 1. */
  probability: z.number(),
  /** Share of steps with a probability of 0.5 or more that have a surer one (0.75) within a second of them, 0 to 1. */
  ratio: z.number(),
});
export type Speech = z.infer<typeof speechSchema>;

export const soundObservationSchema = z.object({
  kind: z.literal('sound'),
  sessionId: idSchema,
  atMs: z.number().int(),
  durationMs: z.number().int(),
  /** Root mean square level, dBFS, not below SILENCE_DBFS. */
  levelDbfs: z.number(),
  /** Highest sample, dBFS. */
  peakDbfs: z.number(),
  /** Share of samples at full scale, 0 to 1. */
  clippedRatio: z.number(),
  /** Level below -100 dBFS, less than the noise of 16-bit sound: a muted or dead microphone. */
  digitalSilence: z.boolean(),
  /** Null when the window was too quiet to be listened to. */
  speech: speechSchema.nullable(),
  /** What the speech network remembers; the caller hands it back with the next window. Null after a window without speech figures. */
  speechState: base64Schema.nullable(),
  /** The speech network, when it listened. */
  models: z.array(modelReferenceSchema),
  cpuMs: z.number(),
});
export type SoundObservation = z.infer<typeof soundObservationSchema>;

export const observationSchema = z.discriminatedUnion('kind', [
  frameObservationSchema,
  soundObservationSchema,
]);
export type Observation = z.infer<typeof observationSchema>;

/** Why the quality gate refuses a photo; each has a text for the candidate in all languages. */
export const PHOTO_REFUSALS = [
  'no_face',
  'several_faces',
  'face_too_small',
  'face_cut',
  'too_dark',
  'too_bright',
  'blurred',
  'not_frontal',
] as const;
export const photoRefusalSchema = z.enum(PHOTO_REFUSALS);
export type PhotoRefusal = z.infer<typeof photoRefusalSchema>;

export const photoRequestSchema = z.object({
  image: base64Schema.max(8_000_000),
  reference: descriptorSchema.optional(),
});
export type PhotoRequest = z.infer<typeof photoRequestSchema>;

export const photoAssessmentSchema = z.object({
  accepted: z.boolean(),
  /** Empty when accepted; the most important first. */
  refusals: z.array(photoRefusalSchema),
  face: observedFaceSchema.nullable(),
  quality: frameQualitySchema.omit({ thumbnail: true, motion: true }),
  /** Present when accepted. */
  descriptor: descriptorSchema.nullable(),
  /** Distance to `reference`; present when accepted and a reference was given. */
  distance: z.number().nullable(),
  models: z.array(modelReferenceSchema),
});
export type PhotoAssessment = z.infer<typeof photoAssessmentSchema>;

export const analyzerHealthSchema = z.object({
  ready: z.boolean(),
  /** What runs the networks that look at pictures: onnxruntime or tfjs, by the analyzer's configuration. */
  engine: z.string(),
  /** What runs the network that listens: onnxruntime, whatever looks at pictures. */
  soundEngine: z.string(),
  workers: z.number().int(),
  /** Pictures dropped because newer ones arrived before they could be analysed, since start. */
  droppedFrames: z.number().int(),
  models: z.array(modelReferenceSchema),
});
export type AnalyzerHealth = z.infer<typeof analyzerHealthSchema>;
