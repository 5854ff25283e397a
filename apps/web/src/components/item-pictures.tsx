import type { ItemView } from '@bakylau/contracts';
import './item-pictures.css';

export interface ItemPicturesProps {
  pictures: ItemView['pictures'];
  /** Where the reader may get a picture from. */
  addressOf: (pictureId: string) => string;
}

/** The pictures of an item, one below the other. */
export function ItemPictures({ pictures = [], addressOf }: ItemPicturesProps) {
  if (pictures.length === 0) return null;
  return (
    <div className="bk-item-pictures">
      {pictures.map(({ id, alt }) => (
        <img key={id} src={addressOf(id)} alt={alt} />
      ))}
    </div>
  );
}
