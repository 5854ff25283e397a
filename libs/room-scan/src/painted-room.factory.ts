import { type GreyPicture } from './grey-picture';

/** Around the camera, 4 columns a degree; rows reach 45 degrees up and down. */
const widthPx = 1440;
const focalPx = widthPx / (2 * Math.PI);
const heightPx = Math.round(2 * focalPx);
const lowestPx = heightPx - 1.01;

/** Bound once: in Jest's own global scope each mention of Math is a slow look-up. */
const { atan2, hypot, floor, imul, PI } = Math;

/** Where a camera points and how wide it sees; all in degrees. Yaw to the right, pitch up, roll clockwise. */
export interface CameraPose {
  yawDeg: number;
  pitchDeg?: number;
  rollDeg?: number;
  fieldOfViewDeg?: number;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = imul(state ^ (state >>> 15), 1 | state);
    value = (value + imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A room of painted boxes on a cylinder, photographed by a pinhole camera: no photo shows every angle so exactly. */
export class PaintedRoom {
  private readonly luma = new Uint8Array(widthPx * heightPx).fill(120);

  constructor(
    seed: number,
    private readonly random = seededRandom(seed),
    boxes = 500,
  ) {
    for (let count = 0; count < boxes; count++) this.paintBox();
  }

  private paintBox(): void {
    const left = floor(this.random() * widthPx);
    const top = floor(this.random() * heightPx);
    const width = 6 + this.random() * 70;
    const height = 6 + this.random() * 70;
    const luma = 40 + this.random() * 180;
    for (let y = top; y < Math.min(heightPx, top + height); y++) {
      for (let x = left; x < left + width; x++) this.luma[y * widthPx + (x % widthPx)] = luma;
    }
  }

  /** `light` multiplies the brightness; noise is uniform within plus and minus `noise` luma steps. */
  photograph(pose: CameraPose, { width = 160, height = 120, light = 1, noise = 4 } = {}): GreyPicture {
    const camera = width / 2 / Math.tan(((pose.fieldOfViewDeg ?? 65) * PI) / 360);
    const [pitch, roll] = [pose.pitchDeg ?? 0, pose.rollDeg ?? 0].map((deg) => (deg * PI) / 180);
    const [sinP, cosP, sinR, cosR] = [Math.sin(pitch!), Math.cos(pitch!), Math.sin(roll!), Math.cos(roll!)];
    const luma = new Uint8Array(width * height);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const flatX = x + 0.5 - width / 2;
        const flatY = y + 0.5 - height / 2;
        const right = flatX * cosR - flatY * sinR;
        const down = flatX * sinR + flatY * cosR;
        const ahead = camera * cosP + down * sinP;
        const below = down * cosP - camera * sinP;
        const seen = this.lumaAt(pose.yawDeg + (atan2(right, ahead) * 180) / PI, below / hypot(right, ahead));
        const value = seen * light + (2 * this.random() - 1) * noise;
        luma[at] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
    return { width, height, luma };
  }

  private lumaAt(yawDeg: number, slope: number): number {
    const x = (((yawDeg * widthPx) / 360) % widthPx) + widthPx;
    const level = heightPx / 2 + slope * focalPx;
    const y = level < 0 ? 0 : level > lowestPx ? lowestPx : level;
    const [column, row] = [floor(x), floor(y)];
    const at = (dx: number, dy: number) => this.luma[(row + dy) * widthPx + ((column + dx) % widthPx)]!;
    const upper = at(0, 0) * (1 - x + column) + at(1, 0) * (x - column);
    const lower = at(0, 1) * (1 - x + column) + at(1, 1) * (x - column);
    return upper * (1 - y + row) + lower * (y - row);
  }
}
