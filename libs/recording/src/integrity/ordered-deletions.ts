import { type ChainEntry } from './chain-entry';
import { type JsonObject } from './canonical-json';
import { parseManifestLine } from './manifest';
import { type SessionArchive } from './session-archive';

/** Kinds of the two entries of a deletion: what is to go, and that it has gone. */
export const DELETION_KIND = 'deletion';
export const DELETION_RECEIPT_KIND = 'deletion_receipt';

/** Payload of a `deletion` entry: from here on these objects need not be there any more. */
export interface DeletionPayload extends JsonObject {
  deletionId: string;
  /** Which kind of artefact, for example `recording`. */
  artefact: string;
  /** Why: the end of a retention period, or the erasure of a person. */
  rule: string;
  /** Relative to the session's folder. */
  paths: string[];
}

/** Why an object that an earlier entry vouches for is not there any more. */
export interface OrderedDeletion {
  deletionId: string;
  rule: string;
  utc: string;
  /** Whether a later entry says that the objects are gone; until then the service may still be at it. */
  done: boolean;
}

/**
 * Reads ahead which objects a session's chain says are deleted, so that a check that goes through the manifest in order can
 * tell them from missing ones. Counts only what a later signed head stands behind; that the entries, links and signatures are
 * right is for the check itself, which reads the same lines and stops at the first that is not.
 */
export async function readOrderedDeletions(
  archive: Pick<SessionArchive, 'manifestLines'>,
): Promise<Map<string, OrderedDeletion>> {
  const byPath = new Map<string, OrderedDeletion>();
  const byId = new Map<string, OrderedDeletion>();
  let unsigned: ChainEntry[] = [];
  for await (const line of (await archive.manifestLines()) ?? []) {
    // Cheaper than parsing every line of a long session.
    if (!line.includes('"deletion') && !line.includes('"head"')) continue;
    const entry = parseManifestLine(line);
    if (entry?.kind === DELETION_KIND || entry?.kind === DELETION_RECEIPT_KIND) unsigned.push(entry);
    if (entry?.kind !== 'head') continue;
    for (const signed of unsigned) note(signed, byPath, byId);
    unsigned = [];
  }
  return byPath;
}

function note(
  { kind, payload, utc }: ChainEntry,
  byPath: Map<string, OrderedDeletion>,
  byId: Map<string, OrderedDeletion>,
): void {
  const { deletionId, rule, paths } = payload;
  if (typeof deletionId !== 'string') return;
  if (kind === DELETION_RECEIPT_KIND) {
    const known = byId.get(deletionId);
    if (known) known.done = true;
    return;
  }
  if (!Array.isArray(paths)) return;
  const deletion = { deletionId, rule: typeof rule === 'string' ? rule : 'unknown rule', utc, done: false };
  byId.set(deletionId, deletion);
  for (const path of paths) if (typeof path === 'string') byPath.set(path, deletion);
}
