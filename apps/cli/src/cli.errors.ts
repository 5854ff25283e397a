/** The command cannot be carried out; the message tells the operator what to change. */
export class UsageError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = UsageError.name;
  }
}
