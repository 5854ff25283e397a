import { z } from 'zod';

/**
 * The one registry of errors that leave the service. `fault` says whose it is: `caller` (the request must change),
 * `state` (right request, wrong moment), `service` (ours; try again or call the administrator).
 * `status` is the HTTP status; sockets send only the code. Texts for people live in the web catalogues under `errors.<code>`.
 */
export const ERRORS = {
  bad_request: { status: 400, fault: 'caller', message: 'The request is malformed; see details.' },
  validation_failed: { status: 400, fault: 'caller', message: 'Some fields are not valid; see details.' },
  not_an_image: { status: 415, fault: 'caller', message: 'The upload is not a JPEG, PNG or WebP image.' },
  payload_too_large: { status: 413, fault: 'caller', message: 'The upload is larger than allowed.' },
  unauthenticated: { status: 401, fault: 'caller', message: 'Sign in first.' },
  wrong_credentials: { status: 401, fault: 'caller', message: 'Login or password is wrong.' },
  too_many_attempts: { status: 429, fault: 'caller', message: 'Too many failed logins; wait and try again.' },
  rate_limited: { status: 429, fault: 'caller', message: 'Too many requests; slow down.' },
  csrf_failed: {
    status: 403,
    fault: 'caller',
    message: 'Send the CSRF token of your session in X-CSRF-Token.',
  },
  forbidden: { status: 403, fault: 'caller', message: 'Your role does not allow this.' },
  not_found: { status: 404, fault: 'caller', message: 'There is no such thing, or it is not yours to see.' },
  unknown_event: { status: 400, fault: 'caller', message: 'There is no socket command of this name.' },
  origin_refused: {
    status: 403,
    fault: 'caller',
    message: 'Connect from the public origin of this service.',
  },
  session_not_closed: {
    status: 409,
    fault: 'state',
    message: 'The recording of this session is not closed yet; try again when it is under review.',
  },
  conflict: { status: 409, fault: 'state', message: 'The thing changed meanwhile; read it again.' },
  exam_not_open: { status: 409, fault: 'state', message: 'The exam is not open yet.' },
  exam_closed: { status: 409, fault: 'state', message: 'The exam is closed.' },
  not_admitted: {
    status: 409,
    fault: 'state',
    message: 'The candidate is not admitted to this exam; details say why.',
  },
  exam_not_editable: { status: 409, fault: 'state', message: 'The exam has attempts and cannot be changed.' },
  exam_incomplete: {
    status: 409,
    fault: 'state',
    message: 'The exam cannot be shown to candidates yet; details say what is missing.',
  },
  exam_kept: {
    status: 409,
    fault: 'state',
    message: 'The exam is published, or something that stays names it; details say what.',
  },
  blueprint_unfillable: {
    status: 409,
    fault: 'state',
    message: 'The bank has too few approved items for this blueprint; details name the rules.',
  },
  own_item: {
    status: 409,
    fault: 'state',
    message: 'A version of an item is approved or rejected by another person than its author.',
  },
  question_file_unreadable: {
    status: 400,
    fault: 'caller',
    message: 'The file of questions cannot be read as a whole; details say why.',
  },
  rating_list_unreadable: {
    status: 400,
    fault: 'caller',
    message: 'The list of ratings cannot be read as a whole; details say why.',
  },
  candidate_bound: {
    status: 409,
    fault: 'state',
    message: 'The candidate was enrolled with a group, or has begun; take the group away instead.',
  },
  staff_busy: {
    status: 409,
    fault: 'state',
    message: 'An examiner who has begun to mark stays; let them give the work back first.',
  },
  proctor_in_sitting: {
    status: 409,
    fault: 'state',
    message: 'Sittings name this proctor; take them off those sittings first.',
  },
  sitting_missing: {
    status: 409,
    fault: 'state',
    message: 'The candidate has no place in a sitting of this exam; the registrar gives one.',
  },
  start_too_late: {
    status: 409,
    fault: 'state',
    message: 'The last start of this sitting is over; only a recorded decision opens it again.',
  },
  sitting_full: { status: 409, fault: 'state', message: 'This sitting has no such place left.' },
  sitting_clash: {
    status: 409,
    fault: 'state',
    message: 'The candidate sits another exam at that time.',
  },
  sitting_in_use: {
    status: 409,
    fault: 'state',
    message: 'Somebody has begun in this sitting, so it stays.',
  },
  re_sit_not_entitled: {
    status: 409,
    fault: 'state',
    message: 'Not all of these people may sit this exam again here; details say who and why.',
  },
  re_sit_enrolment_only: {
    status: 409,
    fault: 'state',
    message:
      'Candidates of a re-sit are enrolled among the re-sits of the exam that it repeats; details say who.',
  },
  people_list_unreadable: {
    status: 400,
    fault: 'caller',
    message: 'The list of people cannot be read as a whole; details say why.',
  },
  attempt_not_running: { status: 409, fault: 'state', message: 'The attempt is not running.' },
  attempt_already_submitted: { status: 409, fault: 'state', message: 'The attempt was submitted.' },
  time_is_up: { status: 409, fault: 'state', message: 'The time for this attempt is over.' },
  step_out_of_order: { status: 409, fault: 'state', message: 'Finish the earlier check-in steps first.' },
  media_not_connected: {
    status: 409,
    fault: 'state',
    message: 'Camera, microphone and screen must reach the gateway before the exam starts.',
  },
  challenge_over: {
    status: 409,
    fault: 'state',
    message: 'This liveness challenge is over; begin a new one.',
  },
  not_enrolled_photo: {
    status: 409,
    fault: 'state',
    message: 'No enrolled photo; ask the registrar to add one.',
  },
  room_scan_pending: {
    status: 409,
    fault: 'state',
    message: 'Scan the room, or say why you cannot, before the exam starts.',
  },
  room_scan_unfinished: {
    status: 409,
    fault: 'state',
    message: 'A room scan of this session is not finished yet.',
  },
  room_scan_limit: { status: 409, fault: 'state', message: 'No further room scan may be asked for here.' },
  room_scan_without_camera: { status: 409, fault: 'state', message: 'This exam does not use the camera.' },
  room_scan_over: { status: 409, fault: 'state', message: 'This room scan is over.' },
  scan_link_invalid: {
    status: 401,
    fault: 'caller',
    message: 'The link is used or too old; have the exam page show a new one.',
  },
  session_not_live: { status: 409, fault: 'state', message: 'The session is not live.' },
  break_not_left: { status: 409, fault: 'state', message: 'No break is left in this exam.' },
  session_not_paused: { status: 409, fault: 'state', message: 'The clock of this session is not stopped.' },
  remaining_time_too_long: {
    status: 400,
    fault: 'caller',
    message: 'No more time can be given than the exam lasts and the person has extra; details name the most.',
  },
  oral_without_remaining_time: {
    status: 409,
    fault: 'state',
    message: 'The steps of an oral exam have their own clocks; let it go on with the time that was left.',
  },
  session_not_reviewable: { status: 409, fault: 'state', message: 'The session cannot be reviewed now.' },
  incidents_undecided: {
    status: 409,
    fault: 'state',
    message: 'Decide every incident first; details name them.',
  },
  supervised_alone: {
    status: 409,
    fault: 'state',
    message: 'Only you watched this session live, and the policy of the exam wants another reviewer.',
  },
  incidents_differ: {
    status: 409,
    fault: 'state',
    message: 'Only incidents of one rule can be dismissed together.',
  },
  nothing_to_undo: { status: 409, fault: 'state', message: 'There is no verdict to take back.' },
  violation_unfounded: {
    status: 409,
    fault: 'state',
    message: 'A violation names incidents of this session that were confirmed, none of them technical.',
  },
  comments_closed: {
    status: 409,
    fault: 'state',
    message: 'Comments are taken between handing in and the decision, five at most.',
  },
  appeal_not_possible: {
    status: 409,
    fault: 'state',
    message: 'There is no decision to appeal, it was appealed already, or the deadline has passed.',
  },
  mark_appeal_not_possible: {
    status: 409,
    fault: 'state',
    message:
      'There are no confirmed marks to appeal, they were appealed already, or the deadline has passed.',
  },
  first_marker: {
    status: 409,
    fault: 'state',
    message: 'Who marked the work or confirmed its result does not decide on the appeal against the marks.',
  },
  marks_lowered: {
    status: 400,
    fault: 'caller',
    message: 'On appeal no mark may be lower than it was; details name those that are.',
  },
  marks_not_raised: {
    status: 400,
    fault: 'caller',
    message: 'These marks are the same as before; let them stay instead.',
  },
  appeal_not_open: { status: 409, fault: 'state', message: 'The appeal is not open for this step.' },
  same_reviewer: {
    status: 409,
    fault: 'state',
    message: 'Who took the first decision cannot rule on the appeal against it.',
  },
  annulment_not_possible: {
    status: 409,
    fault: 'state',
    message: 'Only a result whose session was decided as a violation can be annulled, and once.',
  },
  annulment_proposed: {
    status: 409,
    fault: 'state',
    message: 'An annulment of the result is proposed; it needs an answer first.',
  },
  second_person_needed: {
    status: 409,
    fault: 'state',
    message: 'A second person must agree to an annulment; you proposed it.',
  },
  deletion_frozen: {
    status: 409,
    fault: 'state',
    message: 'Nothing of this person can be deleted now; details name what stands against it.',
  },
  hold_released: { status: 409, fault: 'state', message: 'This legal hold was released already.' },
  rubric_not_approved: {
    status: 409,
    fault: 'state',
    message: 'Another person must approve the criteria before an exam is marked by them.',
  },
  own_rubric: { status: 409, fault: 'state', message: 'You wrote these criteria; another person approves.' },
  script_not_open: {
    status: 409,
    fault: 'state',
    message: 'This work waits for no further marker, or you have marked it already.',
  },
  script_closed: {
    status: 409,
    fault: 'state',
    message:
      'The result is confirmed or decided otherwise, or an appeal has raised its marks; they change on appeal alone.',
  },
  answer_files_full: { status: 409, fault: 'state', message: 'This answer takes no further file.' },
  file_type_refused: {
    status: 415,
    fault: 'caller',
    message: 'The content of this file is of no accepted type.',
  },
  tickets_missing: {
    status: 409,
    fault: 'state',
    message: 'This oral exam has no tickets; its examiner sets them.',
  },
  ticket_unfitting: {
    status: 409,
    fault: 'state',
    message: 'Tickets belong to exams of the oral format.',
  },
  questions_unfitting: {
    status: 409,
    fault: 'state',
    message:
      'Questions in words belong to written exams and cases; tests draw items and oral exams have tickets.',
  },
  exam_empty: {
    status: 409,
    fault: 'state',
    message: 'This exam has no questions yet; its examiner sets them.',
  },
  notes_not_allowed: { status: 409, fault: 'state', message: 'This exam allows no notes.' },
  seat_needed: { status: 409, fault: 'state', message: 'Take a seat in the panel first.' },
  preparation_running: {
    status: 409,
    fault: 'state',
    message: 'The preparation is not over, and the candidate has not given up the rest of it.',
  },
  panel_incomplete: {
    status: 409,
    fault: 'state',
    message: 'Fewer examiners have taken their seats than the exam asks for.',
  },
  oral_unfinished: {
    status: 409,
    fault: 'state',
    message: 'Marks are handed in after the answer; until then save them.',
  },
  room_closed: {
    status: 409,
    fault: 'state',
    message: 'The room of an oral exam is open only while the candidate answers.',
  },
  session_undecided: { status: 409, fault: 'state', message: 'The proctoring decision is missing.' },
  result_not_confirmable: {
    status: 409,
    fault: 'state',
    message: 'The result cannot be confirmed in its state.',
  },
  illegal_transition: {
    status: 409,
    fault: 'state',
    message: 'This step is not possible in the present state.',
  },
  taken_over: {
    status: 409,
    fault: 'state',
    message: 'The exam is open in another window or on another device; nothing is taken from this one.',
  },
  open_elsewhere: {
    status: 409,
    fault: 'state',
    message:
      'The exam is open in another window or on another device, and this one waits until it is moved here.',
  },
  window_not_waiting: {
    status: 409,
    fault: 'state',
    message: 'This window does not wait for the exam any longer.',
  },
  analysis_unavailable: {
    status: 503,
    fault: 'service',
    message: 'The analysis worker does not answer; try again.',
  },
  storage_unavailable: {
    status: 503,
    fault: 'service',
    message: 'The object store does not answer; try again.',
  },
  recording_disk_full: {
    status: 503,
    fault: 'service',
    message: 'The disk for recordings is nearly full, so no new session may begin; tell the administrator.',
  },
  not_ready: { status: 503, fault: 'service', message: 'The service is starting; try again.' },
  internal: { status: 500, fault: 'service', message: 'An unexpected error; the log of the service has it.' },
} as const satisfies Record<
  string,
  { status: number; fault: 'caller' | 'state' | 'service'; message: string }
>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];
export const errorCodeSchema = z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]);

/** Body of every failed HTTP answer and the `error` of every failed socket acknowledgement. */
export const errorBodySchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  /** Field paths and what is wrong with them; present on validation errors. */
  details: z.array(z.object({ path: z.string(), problem: z.string() })).optional(),
  /** Quote it to the administrator; the log has the same. */
  requestId: z.string().optional(),
  /** Seconds to wait; present on throttling errors. */
  retryAfterS: z.number().int().optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
