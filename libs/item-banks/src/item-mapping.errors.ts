/** A question that no item of a bank can hold; the message says why and what to do. */
export class QuestionNotTaken extends Error {
  constructor(message: string) {
    super(message);
    this.name = QuestionNotTaken.name;
  }
}
