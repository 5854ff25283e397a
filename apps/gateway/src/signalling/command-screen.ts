import { type Socket } from 'socket.io';
import { socketError } from './socket-error';
import { type TokenBucket } from './token-bucket';

/**
 * Stands before all handlers of a socket: a command over the limit is answered `rate_limited`, one that no contract names is
 * answered `unknown_event`, and neither reaches a handler. Without it, unknown commands would wait for an answer for ever.
 */
export function screenCommands(socket: Socket, known: ReadonlySet<string>, bucket: TokenBucket): void {
  socket.use((packet: unknown[], next) => {
    const [event] = packet;
    const refusal = !bucket.take()
      ? 'rate_limited'
      : typeof event !== 'string' || !known.has(event)
        ? 'unknown_event'
        : null;
    if (refusal === null) return next();
    const ack = packet.at(-1);
    if (typeof ack === 'function')
      (ack as (answer: unknown) => void)({ ok: false, error: socketError(refusal).data });
  });
}
