import { BODY_JOINTS, type ObservedBody } from '@bakylau/contracts';
import { type Network } from '../network';
import { letterbox, sampleRegion } from '../resample';
import { type RgbPicture } from '../rgb-picture';

const side = 192;
/** y, x, score. */
const rowLength = 3;
/** So many of the surest joints tell whether somebody is there: at a desk the others are hidden. */
const presenceJoints = 5;

/** Finds the joints of one person, the most prominent one. Gives joints also where nobody is: `presence` tells. */
export class BodyJointsReader {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(private readonly network: Network) {}

  async read(picture: RgbPicture): Promise<ObservedBody> {
    const region = letterbox(picture, side, side);
    sampleRegion(picture, region, this.pixels, side, side);
    const { joints: rows } = await this.network.run(this.pixels);
    const joints = BODY_JOINTS.map((_, joint) => {
      const at = joint * rowLength;
      return {
        x: region.x + rows![at + 1]! * region.width,
        y: region.y + rows![at]! * region.height,
        score: rows![at + 2]!,
      };
    });
    const surest = joints.map(({ score }) => score).toSorted((a, b) => b - a);
    const presence = surest.slice(0, presenceJoints).reduce((sum, score) => sum + score / presenceJoints, 0);
    return { presence, joints };
  }
}
