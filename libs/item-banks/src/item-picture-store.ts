import { type Picture } from '@bakylau/contracts';
import { ItemPictureFile, newId } from '@bakylau/persistence';
import { type ObjectStore } from '@bakylau/storage';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { type EntityManager } from 'typeorm';
import { pictureDigest } from './picture-digest';

const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** A larger picture is an attempt to fill the memory. */
const MAX_PIXELS = 50_000_000;
/** Wider than any page shows it. */
const MAX_SIDE_PX = 1600;
const WEBP = { quality: 88, smartSubsample: true } as const;

/** The bytes are no picture that can be shown. */
export class PictureError extends Error {
  constructor(options?: ErrorOptions) {
    super('The bytes are no JPEG, PNG, WebP or GIF picture of at most 50 million pixels', options);
    this.name = PictureError.name;
  }
}

/** Where the bytes of a picture lie in the object store. */
export const itemPictureKey = ({ bankId, id }: Pick<ItemPictureFile, 'bankId' | 'id'>): string =>
  `item-banks/${bankId}/${id}.webp`;

/**
 * Stores a picture for the items of a bank as WebP of at most 1600 pixels a side, without its metadata.
 * @throws PictureError whatever the sender called it
 */
export async function addItemPicture(
  bankId: string,
  content: Buffer,
  store: ObjectStore,
  manager: EntityManager,
): Promise<Picture> {
  const { data, info } = await normalise(content);
  const id = newId();
  await store.put(itemPictureKey({ bankId, id }), data, 'image/webp');
  const size = { widthPx: info.width, heightPx: info.height };
  const sourceSha256 = pictureDigest(content);
  await manager.insert(ItemPictureFile, { id, bankId, ...size, sizeBytes: data.length, sourceSha256 });
  return { id, ...size };
}

async function normalise(content: Buffer): Promise<{ data: Buffer; info: sharp.OutputInfo }> {
  const type = await fileTypeFromBuffer(content);
  if (!type || !TYPES.has(type.mime)) throw new PictureError();
  try {
    return await sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .webp(WEBP)
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    throw new PictureError({ cause });
  }
}
