import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Large enough that the tags cost 0.03 %, small enough that a seek decrypts little more than it asked for. */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const DATA_KEY_BYTES = 32;
const MASTER_ID_BYTES = 8;
const MAGIC = Buffer.from('BKLENV01');
/** Magic, id of the master key, nonce, wrapped data key, its tag. */
export const HEADER_BYTES = MAGIC.length + MASTER_ID_BYTES + NONCE_BYTES + DATA_KEY_BYTES + TAG_BYTES;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Something in the envelope is not what this master key sealed under this object's name. */
export class EnvelopeError extends Error {}

export function isEnvelope(header: Buffer): boolean {
  return header.length >= HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC);
}

/** Size of what lies in an envelope of `sealedBytes`. */
export function plainSize(sealedBytes: number): number {
  const body = sealedBytes - HEADER_BYTES;
  return Math.max(0, body - Math.max(1, Math.ceil(body / SEALED_CHUNK_BYTES)) * TAG_BYTES);
}

/** Where the sealed chunk `index` begins in the stored object. */
export function sealedOffset(index: number): number {
  return HEADER_BYTES + index * SEALED_CHUNK_BYTES;
}

export function lastChunkOf(plainBytes: number): number {
  return Math.max(0, Math.ceil(plainBytes / CHUNK_BYTES) - 1);
}

/** Cuts sealed bytes that begin at a chunk's border into sealed chunks. */
export function* sealedChunks(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += SEALED_CHUNK_BYTES)
    yield body.subarray(at, at + SEALED_CHUNK_BYTES);
}

/**
 * AES-256-GCM by chunks under a fresh data key, which lies in the header wrapped by the master key. The data key serves one
 * write only, so chunk numbers are safe nonces; the last chunk's nonce differs, so a cut object does not open.
 */
export function seal(master: Buffer, name: string, plain: Buffer): Buffer {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const parts = [wrapDataKey(master, name, dataKey)];
  const last = lastChunkOf(plain.length);
  for (let index = 0; index <= last; index++) {
    const chunk = plain.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    const cipher = createCipheriv('aes-256-gcm', dataKey, chunkNonce(index, index === last));
    parts.push(cipher.update(chunk), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** The header of an envelope: the data key as only this master key, under this object's name, gives it back. */
export function wrapDataKey(master: Buffer, name: string, dataKey: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const wrap = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(name));
  const wrapped = Buffer.concat([wrap.update(dataKey), wrap.final()]);
  return Buffer.concat([MAGIC, masterKeyId(master), nonce, wrapped, wrap.getAuthTag()]);
}

/** Whether this master key wrapped the data key of an envelope. */
export function isWrappedBy(master: Buffer, header: Buffer): boolean {
  return reader(header, MAGIC.length)(MASTER_ID_BYTES).equals(masterKeyId(master));
}

/**
 * The data key in an envelope's header.
 * @param masters the current master key and retired ones
 * @throws EnvelopeError when another master key wrapped it, or the object was given another name
 */
export function unwrapDataKey(masters: readonly Buffer[], name: string, header: Buffer): Buffer {
  const master = masters.find((key) => isWrappedBy(key, header));
  if (!master) throw new EnvelopeError(`"${name}" was encrypted with another RECORDING_KEY`);
  const field = reader(header, MAGIC.length + MASTER_ID_BYTES);
  const unwrap = createDecipheriv('aes-256-gcm', master, field(NONCE_BYTES)).setAAD(Buffer.from(name));
  const wrapped = field(DATA_KEY_BYTES);
  return open(`The header of "${name}"`, () => {
    unwrap.setAuthTag(field(TAG_BYTES));
    return Buffer.concat([unwrap.update(wrapped), unwrap.final()]);
  });
}

/** @throws EnvelopeError when the chunk was changed, moved, or is not the last one although the object ends there */
export function openChunk(dataKey: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  return open(`Chunk ${index}`, () => {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, chunkNonce(index, isLast));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  });
}

function open(what: string, decrypt: () => Buffer): Buffer {
  try {
    return decrypt();
  } catch (cause) {
    throw new EnvelopeError(`${what} is not what was encrypted`, { cause });
  }
}

/** Names the master key without telling anything of it. */
function masterKeyId(master: Buffer): Buffer {
  return createHash('sha256')
    .update('bakylau master key')
    .update(master)
    .digest()
    .subarray(0, MASTER_ID_BYTES);
}

function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, 0);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

function reader(buffer: Buffer, start: number): (bytes: number) => Buffer {
  let at = start;
  return (bytes) => buffer.subarray(at, (at += bytes));
}
