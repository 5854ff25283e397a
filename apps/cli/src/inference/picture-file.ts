import { type FileHandle, open } from 'node:fs/promises';
import {
  decodePicture,
  otherPictureFormat,
  PictureError,
  type RgbPicture,
  sniffPictureEncoding,
} from '@bakylau/vision';
import { UsageError } from '../cli.errors';

/** So many bytes show what a file is; recordings of hours are not read for it. */
const headBytes = 16;

/** The picture in a file, or null when the file holds something else. @throws UsageError when it cannot be read or is broken */
export async function findPicture(path: string): Promise<RgbPicture | null> {
  const file = await open(path).catch((error: Error) => unreadable(path, error));
  try {
    const head = await readHead(file);
    const other = otherPictureFormat(head);
    if (other) throw new UsageError(`${path} is a ${other} picture; JPEG, PNG and WebP are read`);
    const encoding = sniffPictureEncoding(head);
    if (!encoding) return null;
    return await decodePicture(Buffer.concat([head, await file.readFile()]), encoding);
  } catch (error) {
    if (error instanceof PictureError) throw new UsageError(`${path}: ${error.message}`, { cause: error });
    if (error instanceof UsageError) throw error;
    return unreadable(path, error as Error);
  } finally {
    await file.close();
  }
}

/** Not from a place of its own choice, so that a pipe can be read as well. */
async function readHead(file: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes));
  return buffer.subarray(0, bytesRead);
}

function unreadable(path: string, cause: Error): never {
  throw new UsageError(`${path} cannot be read: ${cause.message}`, { cause });
}

/** The picture in a file. @throws UsageError when there is none in it */
export async function readPicture(path: string): Promise<RgbPicture> {
  const picture = await findPicture(path);
  if (!picture) throw new UsageError(`${path} is no JPEG, PNG or WebP picture`);
  return picture;
}
