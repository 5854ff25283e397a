import { type CameraScene } from '../camera-scene';
import { type RulesPolicy } from '../rules-policy';
import { type MotionlessFace, MotionlessFaceRule } from './motionless-face.rule';

/**
 * Technical, the other half of face.picture: a face that lived has been as still as a picture for long, as when a photo takes its
 * place. It still counts as the person for every other rule, so that nobody is called absent for keeping still.
 */
export class FaceStillRule extends MotionlessFaceRule {
  constructor(policy: RulesPolicy) {
    super(policy, 'person');
  }

  protected motionlessFace({ faces }: CameraScene): MotionlessFace | null {
    return faces.stillPerson;
  }
}
