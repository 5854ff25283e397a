import { io, type Socket } from 'socket.io-client';
import {
  type Acknowledgement,
  type ErrorBody,
  type Role,
  type SessionState,
  SOCKET_PATH,
} from '@bakylau/contracts';
import {
  type Attempt,
  type Exam,
  type ExamSession,
  ExamSession as ExamSessionEntity,
  type User,
  WebSession,
} from '@bakylau/persistence';
import { keyedHash, newSessionToken, SESSION_COOKIE } from '@bakylau/platform';
import { EntityFactory, type TestDatabase } from '@bakylau/testing';
import { type GatewayProcess } from './gateway-process';

export interface Candidate {
  user: User;
  cookie: string;
  attempt: Attempt;
  session: ExamSession;
}

/** The gateway did not let a socket in; `code` is that of the registry. */
export class HandshakeRefused extends Error {
  readonly code: string | undefined;

  constructor(cause: Error & { data?: ErrorBody }) {
    super(cause.message, { cause });
    this.code = cause.data?.code;
  }
}

const HOUR_MS = 3_600_000;

/** People, exams and sessions as the api would have made them, and sockets of these people. */
export class GatewayWorld {
  readonly factory: EntityFactory;
  readonly #sockets: Socket[] = [];

  constructor(
    private readonly database: TestDatabase,
    private readonly gateway: Pick<GatewayProcess, 'origin' | 'sessionSecret'>,
  ) {
    this.factory = new EntityFactory(database.dataSource);
  }

  /** Somebody signed in. */
  async person(roles: Role[]): Promise<{ user: User; cookie: string }> {
    const user = await this.factory.user({ roles });
    return { user, cookie: await this.signIn(user) };
  }

  async signIn({ id: userId }: User): Promise<string> {
    const token = newSessionToken();
    await this.database.dataSource.getRepository(WebSession).insert({
      idHash: keyedHash(this.gateway.sessionSecret, token),
      userId,
      csrfToken: 'csrf',
      lastSeenAt: new Date(),
      expiresAt: new Date(Date.now() + HOUR_MS),
    });
    return `${SESSION_COOKIE}=${token}`;
  }

  /** A candidate whose check-in is complete (or in the state that is asked for). */
  async candidate(exam: Exam, state: SessionState = 'waiting'): Promise<Candidate> {
    const { user, cookie } = await this.person(['candidate']);
    const attempt = await this.factory.attempt({ examId: exam.id, userId: user.id });
    const session = await this.factory.session({ attemptId: attempt.id, state, uploadProfile: 'p800' });
    return { user, cookie, attempt, session };
  }

  /** What the api does at the start: the exam's clock runs. */
  async startExam({ attempt, session }: Candidate): Promise<void> {
    const now = Date.now();
    await this.database.dataSource.query(
      `UPDATE attempts SET state = 'in_progress', started_at = $2, deadline_at = $3 WHERE id = $1`,
      [attempt.id, new Date(now), new Date(now + HOUR_MS)],
    );
    await this.moveSession(session.id, 'running');
  }

  /** What the api does at the hand-in. */
  async submit({ attempt, session }: Candidate): Promise<void> {
    await this.database.dataSource.query(
      `UPDATE attempts SET state = 'submitted', submitted_at = now() WHERE id = $1`,
      [attempt.id],
    );
    await this.moveSession(session.id, 'submitted');
  }

  /** The row alone, as when the nudge about it is lost. */
  async moveSilently(sessionId: string, state: SessionState): Promise<void> {
    await this.database.dataSource.getRepository(ExamSessionEntity).update({ id: sessionId }, { state });
  }

  async moveSession(sessionId: string, state: SessionState): Promise<void> {
    await this.moveSilently(sessionId, state);
    await this.database.dataSource.query(`SELECT pg_notify('bakylau_events', $1)`, [
      JSON.stringify({ kind: 'session.changed', sessionId }),
    ]);
  }

  readSession(sessionId: string): Promise<ExamSession> {
    return this.database.dataSource.getRepository(ExamSessionEntity).findOneByOrFail({ id: sessionId });
  }

  /** A connected socket. @throws HandshakeRefused */
  async connect(namespace: string, headers: { cookie?: string; origin?: string }): Promise<Socket> {
    const socket = io(`${this.gateway.origin}${namespace}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: this.gateway.origin, ...headers },
    });
    this.#sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => reject(new HandshakeRefused(error)));
    });
    return socket;
  }

  disconnectAll(): void {
    for (const socket of this.#sockets.splice(0)) socket.disconnect();
  }
}

/** Sends a command and waits for its acknowledgement. */
export async function ask<T = Record<string, unknown>>(
  socket: Socket,
  command: string,
  ...payload: unknown[]
): Promise<Acknowledgement<T>> {
  return (await socket.timeout(5_000).emitWithAck(command, ...payload)) as Acknowledgement<T>;
}

/** The data of a command that must succeed. */
export async function get<T = Record<string, unknown>>(
  socket: Socket,
  command: string,
  ...payload: unknown[]
): Promise<T> {
  const answer = await ask<T>(socket, command, ...payload);
  if (!answer.ok) throw new Error(`${command}: ${answer.error.code}`);
  return answer.data;
}

/** The next notification of a name. */
export function next<T = Record<string, unknown>>(
  socket: Socket,
  name: string,
  timeoutMs = 5_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${name} within ${timeoutMs} ms`)), timeoutMs);
    socket.once(name, (data: T) => {
      clearTimeout(timer);
      resolve(data);
    });
  });
}
