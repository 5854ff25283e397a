/**
 * The server's clock as the page knows it. It runs on the browser's steady clock, so a candidate who changes the computer's time
 * changes nothing; it is set again with every attempt that is read, because some browsers stop the steady clock during sleep.
 */
export class ServerClock {
  private offsetMs: number;

  constructor(private readonly steadyNow: () => number = () => performance.now()) {
    this.offsetMs = Date.now() - steadyNow();
  }

  /** Takes the `serverNow` of an answer that was asked for at the steady time `askedAt`. */
  sync(serverNow: string, askedAt: number): void {
    this.offsetMs = Date.parse(serverNow) - (askedAt + this.steadyNow()) / 2;
  }

  steady(): number {
    return this.steadyNow();
  }

  /** Milliseconds since 1970 by the server. */
  now(): number {
    return this.steadyNow() + this.offsetMs;
  }
}
