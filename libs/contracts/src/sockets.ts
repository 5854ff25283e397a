import { z } from 'zod';
import { uploadProfileSchema } from './attempts';
import type { ErrorBody } from './errors';
import { windowWaitingSchema } from './exam-windows';
import { incidentSchema } from './incidents';
import { idSchema, instantSchema, localizedTextSchema, sessionMsSchema } from './primitives';
import {
  candidateRoomScanSchema,
  ROOM_SCAN_COMMANDS,
  ROOM_SCAN_PAGE_COMMANDS,
  roomScanProgressSchema,
  roomScanSchema,
} from './room-scans';
import { mediaSourceSchema, sessionStateSchema, sessionSummarySchema } from './sessions';

/** Path of the socket.io endpoint on the public origin. */
export const SOCKET_PATH = '/socket.io/';
export const CANDIDATE_NAMESPACE = '/candidate';
export const PROCTOR_NAMESPACE = '/proctor';
/** Largest socket message in bytes; a larger one ends the connection. */
export const SOCKET_MAX_BYTES = 256 * 1024;

/** Parameters that mediasoup and mediasoup-client exchange. Their inner shape is checked by mediasoup itself. */
export const mediasoupObject = z.record(z.string(), z.unknown());
export const transportIdSchema = z.string().min(1).max(64);

export const iceServerSchema = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

export const transportParametersSchema = z.object({
  id: z.string(),
  iceParameters: mediasoupObject,
  iceCandidates: z.array(mediasoupObject),
  dtlsParameters: mediasoupObject,
  iceServers: z.array(iceServerSchema),
});
export type TransportParameters = z.infer<typeof transportParametersSchema>;

/** What the page saw happen in the browser. Times are on the session clock as the page knows it from session:join. */
export const clientEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page_hidden'), atMs: sessionMsSchema }),
  z.object({ kind: z.literal('page_visible'), atMs: sessionMsSchema }),
  z.object({ kind: z.literal('window_blurred'), atMs: sessionMsSchema }),
  z.object({ kind: z.literal('window_focused'), atMs: sessionMsSchema }),
  z.object({
    kind: z.literal('track_ended'),
    atMs: sessionMsSchema,
    source: mediaSourceSchema,
    /** `user`: the person or browser UI ended it; `device`: unplugged. */
    cause: z.enum(['user', 'device']),
  }),
  z.object({ kind: z.literal('track_restored'), atMs: sessionMsSchema, source: mediaSourceSchema }),
  z.object({
    kind: z.literal('device_changed'),
    atMs: sessionMsSchema,
    source: mediaSourceSchema,
    label: z.string().max(200),
  }),
  z.object({ kind: z.literal('hint_acknowledged'), atMs: sessionMsSchema, hintId: idSchema }),
]);
export type ClientEvent = z.infer<typeof clientEventSchema>;

export const sessionJoinedSchema = z.object({
  sessionId: idSchema,
  state: sessionStateSchema,
  /** Number of this run of the media, from 1; grows with every rejoin after a loss. */
  run: z.number().int().positive(),
  epoch: instantSchema,
  /** The session clock now. */
  nowMs: sessionMsSchema,
  uploadProfile: uploadProfileSchema,
  rtpCapabilities: mediasoupObject,
});
export type SessionJoined = z.infer<typeof sessionJoinedSchema>;

/** Commands of the candidate's page. Every one is acknowledged: `{ ok: true, data }` or `{ ok: false, error }`. */
export const CANDIDATE_COMMANDS = {
  /**
   * Joins the media session of an own attempt. While another window holds it, this one is refused with `open_elsewhere`, hears
   * `window:waiting`, and joins again at `window:turn`.
   */
  'session:join': {
    request: z.object({
      attemptId: idSchema,
      /** As in the header of requests. */
      windowId: idSchema,
      /** A window that the exam was moved away from asks for it again; without it, it is refused with `taken_over`. */
      again: z.boolean().optional(),
    }),
    response: sessionJoinedSchema,
  },
  /** A waiting window moves the exam here by itself; only where nobody proctors it. Then it joins again. */
  'window:take-over': { request: z.object({}), response: z.object({}) },
  /** The page goes: others need not wait for its return. */
  'window:closing': { request: z.object({}), response: z.object({}) },
  /** Makes the one sending transport of this run. */
  'transport:create': { request: z.object({}), response: transportParametersSchema },
  'transport:connect': {
    request: z.object({ transportId: transportIdSchema, dtlsParameters: mediasoupObject }),
    response: z.object({}),
  },
  'transport:restart-ice': {
    request: z.object({ transportId: transportIdSchema }),
    response: z.object({ iceParameters: mediasoupObject }),
  },
  'producer:create': {
    request: z.object({
      transportId: transportIdSchema,
      source: mediaSourceSchema,
      rtpParameters: mediasoupObject,
      deviceLabel: z.string().max(200),
    }),
    response: z.object({ producerId: z.string() }),
  },
  'producer:close': { request: z.object({ producerId: z.string().max(64) }), response: z.object({}) },
  /** Which of the three sources packets arrive from now; the page waits for all before it starts the exam. */
  'media:status': {
    request: z.object({}),
    response: z.object({ flowing: z.array(mediaSourceSchema) }),
  },
  'client:report': {
    request: z.object({ events: z.array(clientEventSchema).min(1).max(100) }),
    response: z.object({}),
  },
  ...ROOM_SCAN_PAGE_COMMANDS,
  ...ROOM_SCAN_COMMANDS,
} as const;

/** Notifications to the candidate's page. */
export const CANDIDATE_NOTIFICATIONS = {
  'session:changed': z.object({ sessionId: idSchema, state: sessionStateSchema }),
  /** Media of this run is lost on the server; join again. */
  'run:ended': z.object({ sessionId: idSchema, run: z.number().int() }),
  /** The exam was moved to another window. */
  'session:taken-over': z.object({ sessionId: idSchema }),
  'window:waiting': windowWaitingSchema,
  /** The exam was moved to this waiting window, or the other one is gone: join again. */
  'window:turn': z.object({ sessionId: idSchema }),
  /** A hint to the candidate before or while something is flagged; text also goes to the live region. */
  'hint:raised': z.object({ hintId: idSchema, rule: z.string(), text: localizedTextSchema }),
  'hint:cleared': z.object({ hintId: idSchema }),
  /** A scan of the room is asked for, goes on, or ended. */
  'room-scan:changed': candidateRoomScanSchema,
  /** The phone turns; the page follows. */
  'room-scan:progress': z.object({ scanId: idSchema, progress: roomScanProgressSchema }),
} as const;

export const liveProducerSchema = z.object({
  producerId: z.string(),
  sessionId: idSchema,
  source: mediaSourceSchema,
});
export type LiveProducer = z.infer<typeof liveProducerSchema>;

/** Commands of the proctor's page. */
export const PROCTOR_COMMANDS = {
  /** Subscribes to an exam's live sessions and incidents, and answers with what is now. */
  'exam:watch': {
    request: z.object({ examId: idSchema }),
    response: z.object({
      sessions: z.array(sessionSummarySchema),
      /** Sittings of the exam that the caller watches; the page shows those first. Nothing else depends on it. */
      ownSittings: z.array(z.object({ id: idSchema, room: z.string() })),
      /** Sittings of the exam that anybody watches: candidates of the others are everybody's. */
      watchedSittings: z.array(idSchema),
      incidents: z.array(incidentSchema),
      producers: z.array(liveProducerSchema),
      rtpCapabilities: mediasoupObject,
    }),
  },
  /** Makes a receiving transport next to the media of that session. */
  'transport:create': { request: z.object({ sessionId: idSchema }), response: transportParametersSchema },
  'transport:connect': {
    request: z.object({ transportId: transportIdSchema, dtlsParameters: mediasoupObject }),
    response: z.object({}),
  },
  'consumer:create': {
    request: z.object({
      transportId: transportIdSchema,
      producerId: z.string().max(64),
      rtpCapabilities: mediasoupObject,
      /** `low` for a tile, `high` for the opened session. */
      layer: z.enum(['low', 'high']),
    }),
    response: z.object({
      consumerId: z.string(),
      producerId: z.string(),
      kind: z.enum(['audio', 'video']),
      rtpParameters: mediasoupObject,
    }),
  },
  /** Consumers begin paused; resume once the browser is ready. */
  'consumer:resume': { request: z.object({ consumerId: z.string().max(64) }), response: z.object({}) },
  'consumer:close': { request: z.object({ consumerId: z.string().max(64) }), response: z.object({}) },
} as const;

/** Notifications to the proctor's page. */
export const PROCTOR_NOTIFICATIONS = {
  'session:changed': sessionSummarySchema,
  'incident:opened': incidentSchema,
  'incident:updated': incidentSchema,
  'incident:closed': incidentSchema,
  'room-scan:changed': roomScanSchema,
  'producer:opened': liveProducerSchema,
  'producer:closed': liveProducerSchema,
} as const;

export type CandidateCommand = keyof typeof CANDIDATE_COMMANDS;
export type ProctorCommand = keyof typeof PROCTOR_COMMANDS;
export type CandidateNotification = keyof typeof CANDIDATE_NOTIFICATIONS;
export type ProctorNotification = keyof typeof PROCTOR_NOTIFICATIONS;

/** Acknowledgement of every socket command. */
export type Acknowledgement<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };
