/** The event is not in the table for this state, or its guard refused. Callers turn it into `illegal_transition`. */
export class IllegalTransition extends Error {
  constructor(
    readonly machine: string,
    readonly state: string,
    readonly event: string,
    why = 'the table has no such transition',
  ) {
    super(`${machine}: "${event}" is not possible in state "${state}": ${why}.`);
    this.name = 'IllegalTransition';
  }
}
