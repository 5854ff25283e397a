import { ANSWER_FILE_TYPES } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { fileTypeFromBuffer } from 'file-type';
import { normalisePhoto } from '../uploads/normalise-photo';

export interface CheckedFile {
  contentType: string;
  content: Buffer;
}

const TYPES: ReadonlySet<string> = new Set(ANSWER_FILE_TYPES);
/** A page of handwriting stays readable at some 200 dots an inch. */
const PHOTO_MAX_SIDE = 2400;

/**
 * A handed-in file by what it is, not by what was said of it. Pictures are turned upright and lose what the camera wrote into them,
 * which may name a place or a person.
 * @throws AppError file_type_refused, not_an_image for a broken picture
 */
export async function checkFile(content: Buffer): Promise<CheckedFile> {
  const type = await fileTypeFromBuffer(content);
  if (!type || !TYPES.has(type.mime)) throw new AppError('file_type_refused');
  if (!type.mime.startsWith('image/')) return { contentType: type.mime, content };
  return { contentType: 'image/jpeg', content: await normalisePhoto(content, PHOTO_MAX_SIDE) };
}
