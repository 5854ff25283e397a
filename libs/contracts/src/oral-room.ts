import { z } from 'zod';
import { EXAMINERS_AT_MOST } from './oral';
import { idSchema } from './primitives';
import { mediasoupObject, transportIdSchema, transportParametersSchema } from './sockets';

/** The room of an oral exam: its candidate and its panel. */
export const ORAL_ROOM_NAMESPACE = '/oral-room';

const mediaKindSchema = z.enum(['audio', 'video']);

/** Somebody whose page is in the room now. */
export const roomMemberSchema = z.object({
  /** The same for as long as the person has the place, also after a lost connection. */
  memberId: z.string(),
  role: z.enum(['candidate', 'examiner']),
  name: z.string(),
  /** The examiner's seat in the panel. */
  place: z.number().int().min(1).max(EXAMINERS_AT_MOST).nullable(),
});
export type RoomMember = z.infer<typeof roomMemberSchema>;

/** A picture or a sound that can be received in the room; never the candidate's screen. */
export const roomProducerSchema = z.object({
  producerId: z.string(),
  memberId: z.string(),
  kind: mediaKindSchema,
});
export type RoomProducer = z.infer<typeof roomProducerSchema>;

export const roomSnapshotSchema = z.object({
  members: z.array(roomMemberSchema),
  producers: z.array(roomProducerSchema),
});
export type RoomSnapshot = z.infer<typeof roomSnapshotSchema>;

/** Commands of a page in the room. Every one is acknowledged. */
export const ORAL_ROOM_COMMANDS = {
  /** Enters the room; a second window of the same person takes over and the first gets `room:closed`. */
  'room:join': {
    request: z.object({
      attemptId: idSchema,
      /** Of the candidate's page; only the one that the exam is open in is let in. */
      windowId: idSchema.optional(),
    }),
    response: roomSnapshotSchema.extend({ self: roomMemberSchema, rtpCapabilities: mediasoupObject }),
  },
  /** Makes the one transport of its direction; a second call takes the place of the first. */
  'transport:create': {
    request: z.object({ direction: z.enum(['send', 'receive']) }),
    response: transportParametersSchema,
  },
  'transport:connect': {
    request: z.object({ transportId: transportIdSchema, dtlsParameters: mediasoupObject }),
    response: z.object({}),
  },
  /** For examiners: the candidate's media comes in by the exam page, where it is recorded. */
  'producer:create': {
    request: z.object({ kind: mediaKindSchema, rtpParameters: mediasoupObject }),
    response: z.object({ producerId: z.string() }),
  },
  'producer:close': { request: z.object({ kind: mediaKindSchema }), response: z.object({}) },
  'consumer:create': {
    request: z.object({ producerId: z.string().max(64), rtpCapabilities: mediasoupObject }),
    response: z.object({
      consumerId: z.string(),
      producerId: z.string(),
      kind: mediaKindSchema,
      rtpParameters: mediasoupObject,
    }),
  },
  /** Consumers begin paused; resume once the browser is ready. */
  'consumer:resume': { request: z.object({ consumerId: z.string().max(64) }), response: z.object({}) },
} as const;

/** Notifications to a page in the room. */
export const ORAL_ROOM_NOTIFICATIONS = {
  'room:changed': roomSnapshotSchema,
  /** `run_ended`: the candidate's media is gone, join again; `taken_over`: another window of the same person is in. */
  'room:closed': z.object({ reason: z.enum(['run_ended', 'taken_over']) }),
} as const;

export type OralRoomCommand = keyof typeof ORAL_ROOM_COMMANDS;
