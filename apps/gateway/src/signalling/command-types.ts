import { type z } from 'zod';
import {
  type CANDIDATE_COMMANDS,
  type CandidateCommand,
  type ORAL_ROOM_COMMANDS,
  type OralRoomCommand,
  type PHONE_COMMANDS,
  type PhoneCommand,
  type PROCTOR_COMMANDS,
  type ProctorCommand,
} from '@bakylau/contracts';

/** Payload and answer types of the socket commands, taken from the contracts. */
export type CandidateRequest<Name extends CandidateCommand> = z.infer<
  (typeof CANDIDATE_COMMANDS)[Name]['request']
>;
export type CandidateResponse<Name extends CandidateCommand> = z.infer<
  (typeof CANDIDATE_COMMANDS)[Name]['response']
>;
export type ProctorRequest<Name extends ProctorCommand> = z.infer<(typeof PROCTOR_COMMANDS)[Name]['request']>;
export type ProctorResponse<Name extends ProctorCommand> = z.infer<
  (typeof PROCTOR_COMMANDS)[Name]['response']
>;
export type PhoneRequest<Name extends PhoneCommand> = z.infer<(typeof PHONE_COMMANDS)[Name]['request']>;
export type PhoneResponse<Name extends PhoneCommand> = z.infer<(typeof PHONE_COMMANDS)[Name]['response']>;
export type OralRoomRequest<Name extends OralRoomCommand> = z.infer<
  (typeof ORAL_ROOM_COMMANDS)[Name]['request']
>;
export type OralRoomResponse<Name extends OralRoomCommand> = z.infer<
  (typeof ORAL_ROOM_COMMANDS)[Name]['response']
>;
