import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { QuestionFileError } from '../question-file.errors';

/** A workbook has some 15 parts, a document one for each picture besides. */
const MAX_ENTRIES = 2000;
const MAX_UNPACKED_BYTES = 60_000_000;
/** Sheets pack down to a thirtieth; what swells two hundredfold is an attack. Small parts are let be. */
const MAX_RATIO = 200;
const SMALL_BYTES = 1_000_000;

export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * Unpacks the wanted parts of a zip file into memory. Nothing is unpacked before the sizes that the whole file states were
 * found bounded, and a part that turns out larger than stated breaks off.
 * @throws QuestionFileError for what is no zip file, is cut, encrypted, or refused as too large
 */
export async function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    });
    const parts = new Map<string, Buffer>();
    for (const entry of await listBounded(zip)) {
      if (isWanted(entry.fileName)) parts.set(entry.fileName, await read(zip, entry));
    }
    return parts;
  } catch (error) {
    if (error instanceof QuestionFileError) throw error;
    throw new QuestionFileError(
      `The file is damaged: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

async function listBounded(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ENTRIES)
    throw new QuestionFileError(`The file has more than ${MAX_ENTRIES} parts.`);
  const entries = new Map<string, Entry>();
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    unpackedBytes += entry.uncompressedSize;
    const swells =
      entry.uncompressedSize > SMALL_BYTES && entry.uncompressedSize > entry.compressedSize * MAX_RATIO;
    if (swells || unpackedBytes > MAX_UNPACKED_BYTES) {
      throw new QuestionFileError(
        `Unpacked the file would be too large (limit ${MAX_UNPACKED_BYTES / 1e6} MB, ${MAX_RATIO} times its size). Split it.`,
      );
    }
    if (entries.has(entry.fileName)) throw new QuestionFileError('Two parts of the file have the same name.');
    entries.set(entry.fileName, entry);
  }
  return [...entries.values()];
}

async function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of await zip.openReadStreamPromise(entry)) blocks.push(block as Buffer);
  return Buffer.concat(blocks);
}

/** Text of an XML part of a document. Office programs declare no document types; one that does is refused. */
export function xmlPart(parts: ReadonlyMap<string, Buffer>, name: string): string | null {
  const text = parts.get(name)?.toString('utf8') ?? null;
  if (text !== null && /<!(?:DOCTYPE|ENTITY)/iu.test(text)) {
    throw new QuestionFileError('The file declares a document type or entities, which is refused.');
  }
  return text;
}
