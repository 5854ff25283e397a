import type {
  PROCTOR_COMMANDS,
  PROCTOR_NOTIFICATIONS,
  ProctorCommand,
  ProctorNotification,
} from '@bakylau/contracts';
import type { z } from 'zod';
import type { ProctorSocket } from '../socket-client';

export type ProctorRequest<C extends ProctorCommand> = z.input<(typeof PROCTOR_COMMANDS)[C]['request']>;
export type ProctorResponse<C extends ProctorCommand> = z.output<(typeof PROCTOR_COMMANDS)[C]['response']>;
export type ProctorPayload<N extends ProctorNotification> = z.output<(typeof PROCTOR_NOTIFICATIONS)[N]>;

/** What the live page needs of the socket to the gateway; after a reconnect the server knows no earlier subscription. */
export type ProctorChannel = Pick<ProctorSocket, 'command' | 'on' | 'state'>;
