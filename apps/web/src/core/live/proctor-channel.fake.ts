import type { ProctorCommand, ProctorNotification } from '@bakylau/contracts';
import { ApiError, type AnyErrorCode } from '../api-error';
import type { ConnectionState } from '../socket-client';
import { Store } from '../store';
import type { ProctorChannel, ProctorPayload, ProctorRequest, ProctorResponse } from './proctor-channel';

type Answer = (request: never) => unknown;

/** A socket in the hands of a test: it answers commands as told, keeps what was sent, and speaks when told to. */
export class FakeProctorChannel implements ProctorChannel {
  readonly state = new Store<ConnectionState>('connecting');
  readonly sent: { command: ProctorCommand; request: unknown }[] = [];
  private readonly answers = new Map<ProctorCommand, Answer>();
  private readonly listeners = new Map<ProctorNotification, Set<(payload: never) => void>>();

  answer<C extends ProctorCommand>(
    command: C,
    answer: (request: ProctorRequest<C>) => ProctorResponse<C> | Promise<ProctorResponse<C>>,
  ): void {
    this.answers.set(command, answer);
  }

  refuse(command: ProctorCommand, code: AnyErrorCode): void {
    this.answers.set(command, () => Promise.reject(new ApiError(code)));
  }

  async command<C extends ProctorCommand>(
    command: C,
    request: ProctorRequest<C>,
  ): Promise<ProctorResponse<C>> {
    this.sent.push({ command, request });
    const answer = this.answers.get(command);
    if (!answer) throw new Error(`The test gave no answer to ${command}.`);
    return (await answer(request as never)) as ProctorResponse<C>;
  }

  on<N extends ProctorNotification>(
    notification: N,
    listener: (payload: ProctorPayload<N>) => void,
  ): () => void {
    const known = this.listeners.get(notification) ?? new Set();
    this.listeners.set(notification, known.add(listener));
    return () => known.delete(listener);
  }

  notify<N extends ProctorNotification>(notification: N, payload: ProctorPayload<N>): void {
    for (const listener of this.listeners.get(notification) ?? []) listener(payload as never);
  }

  connect(connected: boolean): void {
    this.state.set(connected ? 'connected' : 'lost');
  }

  commands(command: ProctorCommand): unknown[] {
    return this.sent.filter((entry) => entry.command === command).map((entry) => entry.request);
  }
}

/** Lets promises that are under way come to their end, under real or fake timers. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}
