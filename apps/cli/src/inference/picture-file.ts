import { readFile } from 'node:fs/promises';
import {
  decodePicture,
  otherPictureFormat,
  PictureError,
  type RgbPicture,
  sniffPictureEncoding,
} from '@bakylau/vision';
import { UsageError } from '../cli.errors';

/** The picture in a file, or null when the file holds something else. @throws UsageError when it cannot be read or is broken */
export async function findPicture(path: string): Promise<RgbPicture | null> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`${path} cannot be read: ${error.message}`, { cause: error });
  });
  const encoding = sniffPictureEncoding(bytes);
  const other = otherPictureFormat(bytes);
  if (other) throw new UsageError(`${path} is a ${other} picture; JPEG, PNG and WebP are read`);
  if (!encoding) return null;
  try {
    return await decodePicture(bytes, encoding);
  } catch (error) {
    if (error instanceof PictureError) throw new UsageError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The picture in a file. @throws UsageError when there is none in it */
export async function readPicture(path: string): Promise<RgbPicture> {
  const picture = await findPicture(path);
  if (!picture) throw new UsageError(`${path} is no JPEG, PNG or WebP picture`);
  return picture;
}
