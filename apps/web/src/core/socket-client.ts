import {
  CANDIDATE_NAMESPACE,
  ERROR_CODES,
  ORAL_ROOM_NAMESPACE,
  PROCTOR_NAMESPACE,
  ROOM_SCAN_NAMESPACE,
  SOCKET_PATH,
  type Acknowledgement,
  type CANDIDATE_COMMANDS,
  type CANDIDATE_NOTIFICATIONS,
  type ErrorCode,
  type ORAL_ROOM_COMMANDS,
  type ORAL_ROOM_NOTIFICATIONS,
  type PHONE_COMMANDS,
  type PHONE_NOTIFICATIONS,
  type PROCTOR_COMMANDS,
  type PROCTOR_NOTIFICATIONS,
} from '@bakylau/contracts';
import { io } from 'socket.io-client';
import type { z } from 'zod';
import { api } from './api-client';
import { ApiError } from './api-error';
import { Store, type ReadableStore } from './store';

type CommandTable = Record<string, { request: z.ZodType; response: z.ZodType }>;
type NotificationTable = Record<string, z.ZodType>;

/** The part of a socket.io socket that is used here; tests give their own. */
export interface RawSocket {
  readonly connected: boolean;
  readonly active: boolean;
  connect(): unknown;
  disconnect(): unknown;
  timeout(ms: number): { emitWithAck(event: string, payload: unknown): Promise<unknown> };
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  off(event: string, listener: (...args: unknown[]) => void): unknown;
}

export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'closed';

const COMMAND_TIMEOUT_MS = 10_000;
const RECONNECT_MIN_MS = 500;
const RECONNECT_MAX_MS = 3000;

/**
 * One socket.io namespace with acknowledged commands, typed by the contracts. It connects again by itself for as long as it is
 * open, also where socket.io gives up (refused handshake, disconnected by the server). Commands are never queued: a command
 * without a connection fails at once with `network`, because the caller must rebuild its state after a loss anyway.
 */
export class SocketClient<C extends CommandTable, N extends NotificationTable> {
  private readonly connection = new Store<ConnectionState>('connecting');
  private retry: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  /** The last refused handshake, for example `unauthenticated`. */
  lastRefusal: ApiError | null = null;

  constructor(private readonly socket: RawSocket) {
    socket.on('connect', this.onConnect);
    socket.on('disconnect', this.onDisconnect);
    socket.on('connect_error', this.onConnectError);
    socket.connect();
  }

  get state(): ReadableStore<ConnectionState> {
    return this.connection;
  }

  /** Sends a command and waits for its acknowledgement. Throws ApiError: the server's code, `timeout` or `network`. */
  async command<K extends keyof C & string>(
    name: K,
    payload: z.input<C[K]['request']>,
    timeoutMs = COMMAND_TIMEOUT_MS,
  ): Promise<z.output<C[K]['response']>> {
    if (!this.socket.connected) throw new ApiError('network', { message: `${name}: not connected` });
    let answer: Acknowledgement<z.output<C[K]['response']>> | undefined;
    try {
      answer = (await this.socket.timeout(timeoutMs).emitWithAck(name, payload)) as typeof answer;
    } catch {
      throw new ApiError(this.socket.connected ? 'timeout' : 'network', { message: `${name}: no answer` });
    }
    if (!answer || typeof answer !== 'object' || !('ok' in answer)) {
      throw new ApiError('internal', { message: `${name}: the answer is not an acknowledgement` });
    }
    if (!answer.ok) throw new ApiError(answer.error.code, { body: answer.error });
    return answer.data;
  }

  /** Listens to a notification; call the returned function to stop. */
  on<K extends keyof N & string>(name: K, listener: (payload: z.output<N[K]>) => void): () => void {
    const raw = listener as (...args: unknown[]) => void;
    this.socket.on(name, raw);
    return () => void this.socket.off(name, raw);
  }

  close(): void {
    if (this.connection.get() === 'closed') return;
    this.connection.set('closed');
    if (this.retry) clearTimeout(this.retry);
    this.socket.off('connect', this.onConnect);
    this.socket.off('disconnect', this.onDisconnect);
    this.socket.off('connect_error', this.onConnectError);
    this.socket.disconnect();
  }

  private readonly onConnect = (): void => {
    this.failures = 0;
    this.lastRefusal = null;
    this.connection.set('connected');
  };

  private readonly onDisconnect = (): void => {
    this.connection.set('lost');
    this.connectAgain();
  };

  private readonly onConnectError = (thrown: unknown): void => {
    const error = thrown as Error & { data?: { code?: string } };
    const code = error.data?.code ?? error.message;
    if ((ERROR_CODES as string[]).includes(code)) this.lastRefusal = new ApiError(code as ErrorCode);
    // The session ended elsewhere, for example by a new password: the page asks for a sign-in as after any refused request.
    if (code === 'unauthenticated') api.onUnauthenticated();
    if (this.connection.get() === 'connected') this.connection.set('lost');
    this.connectAgain();
  };

  /** socket.io reconnects by itself only after a network loss (`active`); the other cases are ours. */
  private connectAgain(): void {
    if (this.socket.active || this.retry || this.connection.get() === 'closed') return;
    const delay = Math.min(RECONNECT_MAX_MS, RECONNECT_MIN_MS * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => {
      this.retry = null;
      if (!this.socket.connected && this.connection.get() !== 'closed') this.socket.connect();
    }, delay);
  }
}

export type CandidateSocket = SocketClient<typeof CANDIDATE_COMMANDS, typeof CANDIDATE_NOTIFICATIONS>;
export type OralRoomSocket = SocketClient<typeof ORAL_ROOM_COMMANDS, typeof ORAL_ROOM_NOTIFICATIONS>;
export type PhoneSocket = SocketClient<typeof PHONE_COMMANDS, typeof PHONE_NOTIFICATIONS>;
export type ProctorSocket = SocketClient<typeof PROCTOR_COMMANDS, typeof PROCTOR_NOTIFICATIONS>;

/** Connects the candidate's page; the session cookie says who it is. */
export function openCandidateSocket(): CandidateSocket {
  return new SocketClient(openNamespace(CANDIDATE_NAMESPACE));
}

/** Connects the proctor's page. */
export function openProctorSocket(): ProctorSocket {
  return new SocketClient(openNamespace(PROCTOR_NAMESPACE));
}

/** Connects a page to the rooms of oral exams, the candidate's and the examiners'. */
export function openOralRoomSocket(): OralRoomSocket {
  return new SocketClient(openNamespace(ORAL_ROOM_NAMESPACE));
}

/** Connects a phone by the token of its link; `key` is the page's own and binds the link to it. */
export function openPhoneSocket(secrets: { token: string; key: string }): PhoneSocket {
  return new SocketClient(openNamespace(ROOM_SCAN_NAMESPACE, secrets));
}

function openNamespace(namespace: string, auth: Record<string, string> = {}): RawSocket {
  const socket = io(namespace, {
    path: SOCKET_PATH,
    auth,
    autoConnect: false,
    forceNew: true,
    withCredentials: true,
    // WebSocket first; some university networks let only plain HTTP through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: RECONNECT_MIN_MS,
    reconnectionDelayMax: RECONNECT_MAX_MS,
    timeout: 8000,
  });
  return socket;
}
