import { z } from 'zod';
import { ANSWER_FILE_ROUTES } from './answer-files';
import { APPEAL_ROUTES } from './appeals';
import {
  acceptNoticeSchema,
  attemptSchema,
  candidateResultSchema,
  checkInSchema,
  createAttemptSchema,
  deviceCheckSchema,
  photoOutcomeSchema,
  receiptFileSchema,
  saveAnswerSchema,
  savedAnswerSchema,
} from './attempts';
import { EVIDENCE_ROUTES } from './evidence-routes';
import { BLUEPRINT_ROUTES } from './blueprints';
import { EXAM_QUESTION_ROUTES } from './exam-questions';
import { candidateExamListSchema, examChecksSchema, setExamChecksSchema, staffExamListSchema } from './exams';
import { ITEM_BANK_ROUTES } from './item-bank-routes';
import { ITEM_STATISTICS_ROUTES } from './item-statistics';
import {
  createPersonSchema,
  loginSchema,
  meSchema,
  personListSchema,
  personSchema,
  setLocaleSchema,
} from './people';
import { PEOPLE_ROUTES } from './people-import';
import { HEALTH_ROUTES } from './health';
import {
  beginLivenessSchema,
  judgeLivenessSchema,
  livenessBegunSchema,
  livenessProgressSchema,
  livenessReviewSchema,
} from './liveness';
import { emptySchema, idSchema } from './primitives';
import { LOCAL_RECORDING_ROUTES } from './local-recordings';
import { MARKED_WORK_ROUTES } from './marking-routes';
import { ORAL_ROUTES } from './oral-routes';
import { EXAM_WINDOW_ROUTES } from './exam-windows';
import { PAUSE_ROUTES } from './pause-routes';
import { REGISTRY_ROUTES } from './registry-routes';
import { RETENTION_ROUTES } from './retention';
import { REVIEW_ROUTES } from './review-routes';
import { confirmResultSchema, resultDetailSchema, resultListSchema, resultSchema } from './results';
import type { Route } from './route';
import { askRoomScanSchema, roomScanListSchema, roomScanSchema, settleRoomScanSchema } from './room-scans';
import {
  assignRulesPolicySchema,
  examRulesPolicySchema,
  personAccommodationSchema,
  policyCheckSchema,
  policyYamlSchema,
  rulesPolicyDetailSchema,
  rulesPolicyListSchema,
  setAccommodationSchema,
} from './rules-policies';
import { SEAL_ROUTES } from './seals';
import { integrityReportSchema, sessionListSchema, sessionReviewSchema } from './sessions';
import { TEST_POLICY_ROUTES } from './test-policies';
import { WEBHOOK_ROUTES } from './webhooks';

const IMAGES = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** Largest check-in or enrolment photo. */
export const PHOTO_MAX_BYTES = 5 * 1024 * 1024;
/** Largest picture of a liveness challenge; one of 640 x 480 has some 40 kB. */
export const LIVENESS_FRAME_MAX_BYTES = 300 * 1024;
/** Largest clip of said digits; ten seconds of Opus have some 100 kB. */
export const LIVENESS_SOUND_MAX_BYTES = 512 * 1024;
/** Largest body of the upload speed test. */
export const UPLOAD_PROBE_MAX_BYTES = 1024 * 1024;

export const ROUTES = {
  login: {
    method: 'POST',
    path: '/api/auth/login',
    summary: 'Sign in; sets the session cookie',
    access: 'public',
    body: loginSchema,
    response: meSchema,
  },
  logout: {
    method: 'POST',
    path: '/api/auth/logout',
    summary: 'Sign out; ends this session',
    access: 'signed-in',
    response: emptySchema,
  },
  me: {
    method: 'GET',
    path: '/api/auth/me',
    summary: 'The signed-in person',
    access: 'signed-in',
    response: meSchema,
  },
  setLocale: {
    method: 'PUT',
    path: '/api/auth/me/locale',
    summary: 'Keep the own language',
    access: 'signed-in',
    body: setLocaleSchema,
    response: meSchema,
  },
  listPeople: {
    method: 'GET',
    path: '/api/people',
    summary: 'People, for registrars and administrators',
    access: 'people:read',
    response: personListSchema,
  },
  createPerson: {
    method: 'POST',
    path: '/api/people',
    summary: 'Add a person; staff by an administrator alone',
    access: 'people:write',
    body: createPersonSchema,
    response: personSchema,
  },
  ...PEOPLE_ROUTES,
  enrolPhoto: {
    method: 'PUT',
    path: '/api/people/:personId/photo',
    summary: 'Set the enrolled photo; it passes the same quality gate as a check-in photo',
    access: 'people:write',
    upload: { types: IMAGES, maxBytes: PHOTO_MAX_BYTES },
    response: personSchema,
  },
  getAccommodation: {
    method: 'GET',
    path: '/api/people/:personId/accommodation',
    summary: 'What is different for one person, with the reason; every view is logged',
    access: 'accommodation:read',
    response: personAccommodationSchema,
  },
  setAccommodation: {
    method: 'PUT',
    path: '/api/people/:personId/accommodation',
    summary: 'Switch rules off or change thresholds for one person, from the next start of an exam',
    access: 'accommodation:write',
    body: setAccommodationSchema,
    response: personAccommodationSchema,
  },
  removeAccommodation: {
    method: 'DELETE',
    path: '/api/people/:personId/accommodation',
    summary: 'Take everything back that is different for one person',
    access: 'accommodation:write',
    response: personAccommodationSchema,
  },
  listRulesPolicies: {
    method: 'GET',
    path: '/api/rules-policies',
    summary: 'The rules of exams, every version',
    access: 'policy:read',
    response: rulesPolicyListSchema,
  },
  getRulesPolicy: {
    method: 'GET',
    path: '/api/rules-policies/:rulesPolicyId',
    summary: 'One version with its text and with everything that it leaves to the defaults',
    access: 'policy:read',
    response: rulesPolicyDetailSchema,
  },
  checkRulesPolicy: {
    method: 'POST',
    path: '/api/rules-policies/check',
    summary: 'Read a text as the next version and store nothing; problems come with their lines',
    access: 'policy:write',
    body: policyYamlSchema,
    response: policyCheckSchema,
  },
  createRulesPolicy: {
    method: 'POST',
    path: '/api/rules-policies',
    summary: 'Store a text as the version that it names; versions never change',
    access: 'policy:write',
    body: policyYamlSchema,
    response: rulesPolicyDetailSchema,
  },
  getExamRulesPolicy: {
    method: 'GET',
    path: '/api/exams/:examId/rules-policy',
    summary: 'Which version of the rules an exam is bound to',
    access: 'policy:read',
    response: examRulesPolicySchema,
  },
  assignRulesPolicy: {
    method: 'PUT',
    path: '/api/exams/:examId/rules-policy',
    summary: 'Bind an assigned exam to a version of the rules; not once a candidate has started',
    access: 'policy:write',
    body: assignRulesPolicySchema,
    response: examRulesPolicySchema,
  },
  listMyExams: {
    method: 'GET',
    path: '/api/my/exams',
    summary: 'The exams that the candidate is enrolled in',
    access: 'attempt:sit',
    response: candidateExamListSchema,
  },
  createAttempt: {
    method: 'POST',
    path: '/api/attempts',
    summary: 'Begin the check-in of an open exam; answers with the running attempt when there is one',
    access: 'attempt:sit',
    body: createAttemptSchema,
    response: attemptSchema,
  },
  getAttempt: {
    method: 'GET',
    path: '/api/attempts/:attemptId',
    summary: 'The own attempt with items and stored answers',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  probeUpload: {
    method: 'POST',
    path: '/api/attempts/:attemptId/upload-probe',
    summary: 'Takes bytes and throws them away, to measure the upload speed',
    access: 'attempt:sit',
    upload: { types: ['application/octet-stream'], maxBytes: UPLOAD_PROBE_MAX_BYTES },
    response: z.object({ receivedBytes: z.number().int() }),
  },
  reportDevices: {
    method: 'PUT',
    path: '/api/attempts/:attemptId/device-check',
    summary: 'Store what the device check found; chooses the upload profile',
    access: 'attempt:sit',
    body: deviceCheckSchema,
    response: checkInSchema,
  },
  acceptNotice: {
    method: 'PUT',
    path: '/api/attempts/:attemptId/notice',
    summary: 'Agree to the notice on proctoring',
    access: 'attempt:sit',
    body: acceptNoticeSchema,
    response: checkInSchema,
  },
  takePhoto: {
    method: 'POST',
    path: '/api/attempts/:attemptId/photo',
    summary: 'Check-in photo: quality gate, then match with the enrolled photo',
    access: 'attempt:sit',
    upload: { types: IMAGES, maxBytes: PHOTO_MAX_BYTES },
    response: photoOutcomeSchema,
  },
  beginLiveness: {
    method: 'POST',
    path: '/api/attempts/:attemptId/liveness',
    summary: 'Draw a liveness challenge for one try; ends the try before',
    access: 'attempt:sit',
    body: beginLivenessSchema,
    response: livenessBegunSchema,
  },
  sendLivenessFrame: {
    method: 'POST',
    path: '/api/attempts/:attemptId/liveness/:challengeId/frames',
    summary: 'One picture of a running liveness challenge, not mirrored; send the next one after the answer',
    access: 'attempt:sit',
    upload: { types: ['image/jpeg'], maxBytes: LIVENESS_FRAME_MAX_BYTES },
    response: livenessProgressSchema,
  },
  sendLivenessSound: {
    method: 'POST',
    path: '/api/attempts/:attemptId/liveness/:challengeId/sound',
    summary: 'The digits said aloud, WebM with Opus; kept for a proctor to hear',
    access: 'attempt:sit',
    upload: { types: ['audio/webm'], maxBytes: LIVENESS_SOUND_MAX_BYTES },
    response: livenessProgressSchema,
  },
  endLiveness: {
    method: 'POST',
    path: '/api/attempts/:attemptId/liveness/:challengeId/end',
    summary: 'Give up a running liveness challenge; it counts as a try',
    access: 'attempt:sit',
    response: livenessProgressSchema,
  },
  startAttempt: {
    method: 'POST',
    path: '/api/attempts/:attemptId/start',
    summary: 'Start the exam clock; all media must reach the gateway',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  saveAnswer: {
    method: 'PUT',
    path: '/api/attempts/:attemptId/answers/:itemId',
    summary: 'Store one answer',
    access: 'attempt:sit',
    body: saveAnswerSchema,
    response: savedAnswerSchema,
  },
  submitAttempt: {
    method: 'POST',
    path: '/api/attempts/:attemptId/submit',
    summary: 'Hand the attempt in',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  getReceipt: {
    method: 'GET',
    path: '/api/attempts/:attemptId/receipt',
    summary: 'The signed receipt of the own hand-in, with the answers and the key to check it',
    access: 'attempt:sit',
    response: receiptFileSchema,
  },
  getMyResult: {
    method: 'GET',
    path: '/api/attempts/:attemptId/result',
    summary: 'The own result; the mark only once confirmed',
    access: 'attempt:sit',
    response: candidateResultSchema,
  },
  listExams: {
    method: 'GET',
    path: '/api/exams',
    summary: 'Exams that the caller is assigned to (all for administrators and registrars)',
    access: 'exam:read',
    response: staffExamListSchema,
  },
  getExamChecks: {
    method: 'GET',
    path: '/api/exams/:examId/checks',
    summary: 'Which scans of the room and which check of liveness an exam asks for',
    access: 'policy:read',
    response: examChecksSchema,
  },
  setExamChecks: {
    method: 'PUT',
    path: '/api/exams/:examId/checks',
    summary: 'Set what an assigned exam asks for; not once a candidate has started',
    access: 'policy:write',
    body: setExamChecksSchema,
    response: examChecksSchema,
  },
  ...TEST_POLICY_ROUTES,
  ...REGISTRY_ROUTES,
  ...BLUEPRINT_ROUTES,
  ...EXAM_QUESTION_ROUTES,
  ...ITEM_BANK_ROUTES,
  ...ITEM_STATISTICS_ROUTES,
  listSessions: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'Sessions of an assigned exam',
    access: 'session:review',
    query: z.object({
      examId: idSchema.optional(),
      state: z.enum(['live', 'to_review', 'decided']).optional(),
    }),
    response: sessionListSchema,
  },
  reviewSession: {
    method: 'GET',
    path: '/api/sessions/:sessionId/review',
    summary: 'Everything the review page shows; logged as a view of the session',
    access: 'session:review',
    response: sessionReviewSchema,
  },
  getRecording: {
    method: 'GET',
    path: '/api/sessions/:sessionId/recordings/:chain.webm',
    summary: 'The recording as one seekable WebM; HTTP Range, at most 2 MiB an answer',
    access: 'session:review',
    query: z.object({ v: z.string().optional() }),
    file: 'video/webm',
  },
  getRecordingFrame: {
    method: 'GET',
    path: '/api/sessions/:sessionId/recordings/:chain/frame.webp',
    summary: 'The last whole picture before a moment, for the timeline; many of them are logged as one view',
    access: 'session:review',
    query: z.object({ atMs: z.coerce.number().int().nonnegative() }),
    file: 'image/webp',
  },
  getEvidence: {
    method: 'GET',
    path: '/api/sessions/:sessionId/incidents/:incidentId/evidence',
    summary: "An incident's evidence frame; logged as a view of a face",
    access: 'session:watch',
    file: 'image/webp',
  },
  getCheckInPhoto: {
    method: 'GET',
    path: '/api/sessions/:sessionId/photos/check-in',
    summary: 'The check-in photo; logged as a view of a face',
    access: 'session:review',
    file: 'image/jpeg',
  },
  getEnrolledPhoto: {
    method: 'GET',
    path: '/api/sessions/:sessionId/photos/enrolled',
    summary: "The candidate's enrolled photo; logged as a view of a face",
    access: 'session:review',
    file: 'image/jpeg',
  },
  getLivenessPicture: {
    method: 'GET',
    path: '/api/sessions/:sessionId/liveness/:challengeId/picture',
    summary: 'A kept picture of a liveness try; logged as a view of a face',
    access: 'session:review',
    query: z.object({ step: z.coerce.number().int().min(0).max(9).optional() }),
    file: 'image/jpeg',
  },
  getLivenessSound: {
    method: 'GET',
    path: '/api/sessions/:sessionId/liveness/:challengeId/sound',
    summary: 'The clip of a liveness try; logged as a hearing of a voice',
    access: 'session:review',
    file: 'audio/webm',
  },
  judgeLiveness: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/liveness',
    summary: 'Say after looking and listening whether a person was there; stands above what was measured',
    access: 'session:decide',
    body: judgeLivenessSchema,
    response: livenessReviewSchema,
  },
  ...REVIEW_ROUTES,
  ...EVIDENCE_ROUTES,
  ...SEAL_ROUTES,
  ...APPEAL_ROUTES,
  ...LOCAL_RECORDING_ROUTES,
  ...ANSWER_FILE_ROUTES,
  ...MARKED_WORK_ROUTES,
  ...ORAL_ROUTES,
  ...PAUSE_ROUTES,
  ...EXAM_WINDOW_ROUTES,
  ...RETENTION_ROUTES,
  ...HEALTH_ROUTES,
  ...WEBHOOK_ROUTES,
  listRoomScans: {
    method: 'GET',
    path: '/api/sessions/:sessionId/room-scans',
    summary: 'Scans of the room of one session, in the order of time',
    access: 'room-scan:view',
    response: roomScanListSchema,
  },
  askRoomScan: {
    method: 'POST',
    path: '/api/sessions/:sessionId/room-scans',
    summary: 'Ask the candidate of a running session to scan the room; the exam clock stands still meanwhile',
    access: 'room-scan:ask',
    body: askRoomScanSchema,
    response: roomScanSchema,
  },
  settleRoomScan: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/room-scans/:scanId/settlement',
    summary: 'Take a scan back that is not finished, or let one be that was not done',
    access: 'room-scan:ask',
    body: settleRoomScanSchema,
    response: roomScanSchema,
  },
  getRoomPanorama: {
    method: 'GET',
    path: '/api/sessions/:sessionId/room-scans/:scanId/panorama',
    summary: 'The strip of the room; logged as a view of a room',
    access: 'room-scan:view',
    file: 'image/jpeg',
  },
  verifySession: {
    method: 'GET',
    path: '/api/sessions/:sessionId/integrity',
    summary: 'Verify the chain of the recording and events',
    access: 'session:review',
    response: integrityReportSchema,
  },
  listResults: {
    method: 'GET',
    path: '/api/results',
    summary: 'Results of assigned exams',
    access: 'result:read',
    query: z.object({ examId: idSchema.optional() }),
    response: resultListSchema,
  },
  getResult: {
    method: 'GET',
    path: '/api/results/:resultId',
    summary: 'One result with the score of each item',
    access: 'result:read',
    response: resultDetailSchema,
  },
  confirmResult: {
    method: 'POST',
    path: '/api/results/:resultId/confirm',
    summary: 'Confirm the result; refused while incidents are undecided',
    access: 'result:confirm',
    body: confirmResultSchema,
    response: resultSchema,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
