/**
 * A short waiting line that lets the oldest go when a newer one comes: for live pictures the newest is worth most.
 * Items added with `keep` are never dropped and go first.
 */
export class DropOldestQueue<T> {
  private readonly kept: T[] = [];
  private readonly waiting: T[] = [];

  /** @param capacity how many droppable items may wait; at least 1 */
  constructor(private readonly capacity: number) {
    if (capacity < 1) throw new RangeError('A queue needs room for at least one item.');
  }

  get length(): number {
    return this.kept.length + this.waiting.length;
  }

  /** Adds an item; returns the one that had to go, if any. */
  push(item: T): T | undefined {
    this.waiting.push(item);
    return this.waiting.length > this.capacity ? this.waiting.shift() : undefined;
  }

  keep(item: T): void {
    this.kept.push(item);
  }

  shift(): T | undefined {
    return this.kept.shift() ?? this.waiting.shift();
  }

  /** Empties the line and returns what was in it. */
  drain(): T[] {
    return [...this.kept.splice(0), ...this.waiting.splice(0)];
  }
}
