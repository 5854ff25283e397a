type Texts = Record<string, unknown>;

/** Files of one language (`./exam.json`) as a catalogue by namespace (`exam`). */
export function catalogueFrom(files: Record<string, unknown>): Record<string, Texts> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^\.\/|\.json$/g, ''), texts as Texts]),
  );
}
