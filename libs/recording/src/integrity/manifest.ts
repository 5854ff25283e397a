import { type ChainEntry } from './chain-entry';

/** An entry as one line of `manifest.jsonl`, with its line end. */
export function manifestLine(entry: ChainEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/**
 * Reads one line of a manifest.
 * @returns null when the line is not an entry: torn, damaged or of another kind of file
 */
export function parseManifestLine(line: string): ChainEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return isEntry(value) ? value : null;
}

function isEntry(value: unknown): value is ChainEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(entry['seq']) &&
    typeof entry['atMs'] === 'number' &&
    ['sessionId', 'kind', 'utc', 'previousHash', 'hash'].every((name) => typeof entry[name] === 'string') &&
    typeof entry['payload'] === 'object' &&
    entry['payload'] !== null &&
    !Array.isArray(entry['payload'])
  );
}
