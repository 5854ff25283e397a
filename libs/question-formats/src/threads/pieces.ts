/** Cuts a list into pieces of so many; the last may be shorter. */
export function* piecesOf<T>(list: readonly T[], most: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += most) yield list.slice(i, i + most);
}
