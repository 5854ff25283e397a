import { z } from 'zod';
import { idSchema, instantSchema, sessionMsSchema } from './primitives';

/** When an exam asks for a scan of the room by itself; a proctor may ask for one at any time of any exam. */
export const roomScanPlanSchema = z.enum(['none', 'check_in', 'random', 'both']);
export type RoomScanPlan = z.infer<typeof roomScanPlanSchema>;

/** Who asked: the exam before the start, a proctor, or the exam at a time drawn by lot. */
export const roomScanOriginSchema = z.enum(['check_in', 'proctor', 'random']);
export type RoomScanOrigin = z.infer<typeof roomScanOriginSchema>;

/** States of one scan; libs/domain has the table of transitions. */
export const ROOM_SCAN_STATES = [
  'asked',
  'open',
  'complete',
  'incomplete',
  'declined',
  'missed',
  'cancelled',
  'excused',
] as const;
export const roomScanStateSchema = z.enum(ROOM_SCAN_STATES);
export type RoomScanState = z.infer<typeof roomScanStateSchema>;

/** Why a turn does not count as a scan; each has a text for the candidate in all languages. */
export const ROOM_SCAN_REFUSALS = [
  'too_few_frames',
  'still_camera',
  'turned_on_side',
  'back_and_forth',
  'stopped_early',
  'too_fast',
  'too_dark',
  'blurred',
] as const;
export const roomScanRefusalSchema = z.enum(ROOM_SCAN_REFUSALS);
export type RoomScanRefusal = z.infer<typeof roomScanRefusalSchema>;

/** What the page should tell the person now; `go_on` means that all is well. */
export const ROOM_SCAN_ADVICE = [
  'begin',
  'go_on',
  'slower',
  'faster',
  'same_direction',
  'more_light',
  'hold_steady',
] as const;
export const roomScanAdviceSchema = z.enum(ROOM_SCAN_ADVICE);
export type RoomScanAdvice = z.infer<typeof roomScanAdviceSchema>;

/** Degrees to the right of where the turn began, 0 to 360; `toDeg` may be beyond 360 when the sector crosses the beginning. */
export const roomSectorSchema = z.object({ fromDeg: z.number(), toDeg: z.number() });
export type RoomSector = z.infer<typeof roomSectorSchema>;

/** How far a turn has come; the answer to every picture. */
export const roomScanProgressSchema = z.object({
  /** Degrees of the room seen so far, 0 to 360. */
  coveredDeg: z.number().min(0).max(360),
  /** Where the camera points now, degrees to the right of where the turn began; null before the first picture. */
  headingDeg: z.number().nullable(),
  missingSectors: z.array(roomSectorSchema),
  advice: roomScanAdviceSchema,
});
export type RoomScanProgress = z.infer<typeof roomScanProgressSchema>;

export const roomScanDeviceSchema = z.enum(['computer', 'phone']);
export type RoomScanDevice = z.infer<typeof roomScanDeviceSchema>;

/** Longest time that one scan may take, and with it the most that one gives back. */
export const ROOM_SCAN_LONGEST_MS = 5 * 60_000;
/** So long a page has to show a scan that was asked for in the middle of an exam. */
export const ROOM_SCAN_SHOWN_WITHIN_MS = 2 * 60_000;
/** Turns that one scan may take. */
export const ROOM_SCAN_MAX_TRIES = 5;
/** The most that a proctor may ask for in one session; each costs the candidate minutes of concentration. */
export const ROOM_SCANS_PER_SESSION = 6;
/** The most that an exam may draw by lot for one candidate. */
export const RANDOM_ROOM_SCANS_AT_MOST = 3;
/** Largest picture of a burst; one of 320x240 has 8 to 20 kB. */
export const ROOM_SCAN_FRAME_MAX_BYTES = 64 * 1024;
/** Time between two pictures of a burst. */
export const ROOM_SCAN_FRAME_EVERY_MS = 220;
/** Life of the link that a phone opens. */
export const ROOM_SCAN_LINK_LIFE_MS = 2 * 60_000;

/** A scan as its candidate sees it. */
export const candidateRoomScanSchema = z.object({
  id: idSchema,
  origin: roomScanOriginSchema,
  /** What the proctor wrote; null when no person asked. */
  reason: z.string().nullable(),
  state: roomScanStateSchema,
  /** When it ends by itself; null before it is shown, and at check-in, where nobody waits. */
  endsAt: instantSchema.nullable(),
  /** Turns begun so far. */
  tries: z.number().int(),
  /** Why the last turn did not count; empty while there is none, or when it counted. */
  refusals: z.array(roomScanRefusalSchema),
  coveredDeg: z.number().nullable(),
  missingSectors: z.array(roomSectorSchema),
  /** Exam time given back when the scan ended, ms. */
  creditedMs: z.number().int(),
});
export type CandidateRoomScan = z.infer<typeof candidateRoomScanSchema>;

/** A scan as those see it who watch and review the session. */
export const roomScanSchema = candidateRoomScanSchema.extend({
  sessionId: idSchema,
  /** Name of the proctor who asked; null when no person did. */
  askedBy: z.string().nullable(),
  askedAt: instantSchema,
  /** From when to when the candidate's page showed it. */
  startedAtMs: sessionMsSchema.nullable(),
  endedAtMs: sessionMsSchema.nullable(),
  device: roomScanDeviceSchema.nullable(),
  /** The candidate's own words why it cannot be done. */
  declineReason: z.string().nullable(),
  /** Name of the proctor who let it be. */
  excusedBy: z.string().nullable(),
  /** People and screens seen, each once; null when nobody could look. A weak hint, as all counts of things are. */
  persons: z.number().int().nullable(),
  screens: z.number().int().nullable(),
  /** Whether there is a strip of the room to look at. */
  hasPanorama: z.boolean(),
});
export type RoomScan = z.infer<typeof roomScanSchema>;
export const roomScanListSchema = z.object({ roomScans: z.array(roomScanSchema) });

/** The reason is shown to the candidate. */
export const askRoomScanSchema = z.object({ reason: z.string().trim().min(3).max(500) });
export type AskRoomScan = z.infer<typeof askRoomScanSchema>;

/** `cancelled` takes an unfinished scan back; `excused` lets one be that was declined, missed or not finished. */
export const settleRoomScanSchema = z.object({ settlement: z.enum(['cancelled', 'excused']) });
export type SettleRoomScan = z.infer<typeof settleRoomScanSchema>;

const scanIdSchema = z.object({ scanId: idSchema });
const turnSchema = z.object({ scan: candidateRoomScanSchema, progress: roomScanProgressSchema });
export type RoomScanTurn = z.infer<typeof turnSchema>;

/** Commands of whoever holds the camera, the candidate's page or the phone. */
export const ROOM_SCAN_COMMANDS = {
  /** Begins a turn anew; the page sends pictures from now on. */
  'room-scan:begin': { request: scanIdSchema, response: turnSchema },
  /**
   * One JPEG of the burst. Send the next only after this answer. A scan whose circle is closed ends by itself: then the
   * answer's state says so.
   */
  'room-scan:frame': {
    request: scanIdSchema.extend({
      jpeg: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= ROOM_SCAN_FRAME_MAX_BYTES, {
        error: 'The picture is too large.',
      }),
    }),
    response: turnSchema,
  },
  /** The person has turned all the way; a turn that does not count may be repeated. */
  'room-scan:finish': { request: scanIdSchema, response: turnSchema },
} as const;

/** The scan that waits now, if one does; ask after every join. At check-in this begins the one that the exam wants. */
const findRoomScan = {
  request: z.object({}),
  response: z.object({ scan: candidateRoomScanSchema.nullable() }),
};

/** Commands of the candidate's page alone. */
export const ROOM_SCAN_PAGE_COMMANDS = {
  'room-scan:find': findRoomScan,
  /** The page shows the scan now: from this moment on the exam's clock stands. */
  'room-scan:show': { request: scanIdSchema, response: candidateRoomScanSchema },
  /** The person cannot turn the camera; the proctor reads why. The exam goes on at once. */
  'room-scan:decline': {
    request: scanIdSchema.extend({ reason: z.string().trim().min(3).max(500) }),
    response: candidateRoomScanSchema,
  },
  /** A link for a phone, good for one device and a short time; a new one ends the one before. */
  'room-scan:link': {
    request: scanIdSchema,
    response: z.object({ token: z.string(), expiresAt: instantSchema }),
  },
} as const;

/** Namespace of the phone's page; the handshake carries the token of the link and the page's own key. */
export const ROOM_SCAN_NAMESPACE = '/room-scan';
export const roomScanHandshakeSchema = z.object({
  token: z.string().min(20).max(100),
  /** Made by the page; the link belongs to the first one that comes, so that its connection may break and return. */
  key: z.string().min(20).max(100),
});
export const PHONE_COMMANDS = {
  'room-scan:find': findRoomScan,
  ...ROOM_SCAN_COMMANDS,
} as const;
export type PhoneCommand = keyof typeof PHONE_COMMANDS;
export const PHONE_NOTIFICATIONS = { 'room-scan:changed': candidateRoomScanSchema } as const;
