import sharp from 'sharp';
import { fixture } from './exam-scene';

/**
 * One woman, who turns her head (see test/fixtures/head_pose/labels.csv). Her own left is the right side of the pictures. In the
 * order in which a slow turn shows them.
 */
const TURNS = {
  left: ['11', '12', '14', '14', '14', '14', '13', '12', '18', '19', '20', '10'],
  right: ['09', '21', '22', '08', '07', '05', '05', '05', '06', '07', '08', '22', '21', '20', '10'],
} as const;

const picture = (number: string): Buffer => fixture(`head_pose/woman_${number}.jpg`);

export const STRAIGHT = picture('10');
export const turnPictures = (turn: keyof typeof TURNS): Buffer[] => TURNS[turn].map(picture);

/** A check-in photo of her; the clip is small, and the gate asks for a larger face. */
export const womanPhoto = (): Promise<Buffer> => sharp(STRAIGHT).resize({ width: 960 }).jpeg().toBuffer();
