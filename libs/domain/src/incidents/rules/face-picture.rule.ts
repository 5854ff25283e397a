import { type CameraScene } from '../camera-scene';
import { type RulesPolicy } from '../rules-policy';
import { type MotionlessFace, MotionlessFaceRule } from './motionless-face.rule';

/**
 * Technical: a face in view does not move as living faces do and is not counted as a person: a poster, a photo, a still screen. Told
 * so that a person can look whether that is right.
 */
export class FacePictureRule extends MotionlessFaceRule {
  constructor(policy: RulesPolicy) {
    super(policy, 'picture');
  }

  protected motionlessFace({ faces }: CameraScene): MotionlessFace | null {
    return faces.stillFaces[0] ?? null;
  }
}
