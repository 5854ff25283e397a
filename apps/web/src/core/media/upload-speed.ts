/** Sizes to send one after another; the first only opens the connection and does not count. */
const WARM_UP_BYTES = 16 * 1024;
const SIZES_BYTES = [64 * 1024, 256 * 1024, 1024 * 1024];
/** A transfer of this length says enough about the line. */
const ENOUGH_MS = 1500;

export interface UploadMeasurement {
  send: (body: Blob) => Promise<unknown>;
  onProgress?: (share: number) => void;
  now?: () => number;
}

/** Upload speed in kbit/s, from growing bodies of random bytes until one takes long enough. Throws what `send` throws. */
export async function measureUploadKbps({
  send,
  onProgress,
  now = () => performance.now(),
}: UploadMeasurement): Promise<number> {
  await send(randomBytes(WARM_UP_BYTES));
  let kbps = 0;
  for (const [index, bytes] of SIZES_BYTES.entries()) {
    onProgress?.((index + 0.5) / SIZES_BYTES.length);
    const body = randomBytes(bytes);
    const startedMs = now();
    await send(body);
    const tookMs = Math.max(1, now() - startedMs);
    // bits per millisecond = kbit/s
    kbps = (bytes * 8) / tookMs;
    if (tookMs >= ENOUGH_MS) break;
  }
  onProgress?.(1);
  return Math.round(kbps);
}

/** Random, because a network that compresses would flatter zeros. */
function randomBytes(length: number): Blob {
  const bytes = new Uint8Array(length);
  // The browser gives at most 65,536 random bytes at once.
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return new Blob([bytes], { type: 'application/octet-stream' });
}
