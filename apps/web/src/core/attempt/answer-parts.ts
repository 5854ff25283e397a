/** The answers to an item's parts with one of them replaced, or taken out by null; the others keep their order. */
export function withPart<T extends { partId: string }>(
  parts: readonly T[],
  partId: string,
  answer: T | null,
): T[] {
  const others = parts.filter((part) => part.partId !== partId);
  return answer === null ? others : [...others, answer];
}

/** The list with the element at one index moved to another; a place outside of the list changes nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const order = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return order;
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
