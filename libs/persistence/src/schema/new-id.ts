import { v7 } from 'uuid';

/** A new UUID of version 7: ids sort by the time they were made, which keeps the indexes dense. */
export function newId(): string {
  return v7();
}
