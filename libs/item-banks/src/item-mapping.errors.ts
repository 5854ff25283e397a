import { ItemError } from '@bakylau/question-formats';

/** A question that no item of a bank can hold; it tells why and what to do. */
export class QuestionNotTaken extends ItemError {}
