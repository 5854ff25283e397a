/** The person at the keyboard must ask differently. The message is for them; a stack would not help. */
export class CommandRefusedError extends Error {
  override readonly name = 'CommandRefusedError';
}
