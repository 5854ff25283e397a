import { BODY_JOINTS, type Box, type ObservedBody, type ObservedFace } from '@bakylau/contracts';
import { faceOf } from './session-stream.factory';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

const FRAME = { width: 640, height: 480 };

/** Jest's global scope is slow to look into, and a thumbnail asks for these ten thousand times. */
const { imul, round } = Math;

/** A number from 0 to 1 that looks random and is always the same for the same numbers. */
function scatter(a: number, b: number, c: number): number {
  let state =
    imul(imul((a | 0) + 0x9e3779b9, 0x85ebca6b) ^ imul(b + 1, 0xc2b2ae35), 0x27d4eb2f) ^
    imul(c + 1, 0x165667b1);
  state = imul(state ^ (state >>> 15), 0x85ebca6b);
  state = imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

export interface SceneParts {
  /** Another number is another room. */
  room?: number;
  /** Boxes of what moves, in pixels of a 640 x 480 frame; the candidate's face unless told otherwise. */
  moving?: readonly Box[];
  /** Peak of the sensor's noise, luma steps. */
  noise?: number;
  /** What moves and the noise look the same at the same moment. */
  moment?: number;
}

/** The thumbnail of a room with texture, sensor noise and something that moves, base64 as the analyzer gives it. */
export function thumbnailAt(atMs: number, parts: SceneParts = {}): string {
  const { room = 1, moving = [faceOf().box], noise = 3, moment = atMs } = parts;
  const points = new Uint8Array(THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT);
  for (let y = 0; y < THUMBNAIL_HEIGHT; y++) {
    for (let x = 0; x < THUMBNAIL_WIDTH; x++) {
      // Furniture is larger than a point of the thumbnail.
      const wall = 60 + 120 * scatter(room, x >> 3, y >> 3);
      const moves = moving.some((box) => isWithin(box, x, y));
      const life = moves ? 40 * (scatter(moment, x >> 1, y >> 1) - 0.5) : 0;
      const grain = 2 * noise * (scatter(moment + 7, x, y) - 0.5);
      points[y * THUMBNAIL_WIDTH + x] = round(wall + life + grain);
    }
  }
  return Buffer.from(points).toString('base64');
}

function isWithin(box: Box, x: number, y: number): boolean {
  const [left, top] = [(x * FRAME.width) / THUMBNAIL_WIDTH, (y * FRAME.height) / THUMBNAIL_HEIGHT];
  return left >= box.x && left < box.x + box.width && top >= box.y && top < box.y + box.height;
}

/** A person at a desk, 200 pixels over the shoulders; `shift` moves every joint. */
export function bodyOf(parts: { presence?: number; shift?: { x: number; y: number } } = {}): ObservedBody {
  const { presence = 0.7, shift = { x: 0, y: 0 } } = parts;
  const places: Partial<Record<(typeof BODY_JOINTS)[number], [number, number]>> = {
    nose: [310, 230],
    leftShoulder: [410, 360],
    rightShoulder: [210, 360],
    leftElbow: [440, 450],
    rightElbow: [180, 450],
  };
  return {
    presence,
    joints: BODY_JOINTS.map((name) => {
      const [x, y] = places[name] ?? [0, 0];
      return { x: x + shift.x, y: y + shift.y, score: places[name] ? 0.8 : 0.05 };
    }),
  };
}

/** The same face at another place. */
export function faceAt(box: Partial<Box>, parts: Partial<ObservedFace> = {}): ObservedFace {
  const face = faceOf();
  return { ...face, ...parts, box: { ...face.box, ...box } };
}

export const personAt = (x: number, score = 0.8) => ({ box: { x, y: 100, width: 200, height: 380 }, score });
