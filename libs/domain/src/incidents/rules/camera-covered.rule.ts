import { type CameraScene } from '../camera-scene';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/**
 * Behaviour: the camera stayed dark for 30 s after the hint reached the candidate's page. Before that, and while no page could
 * be told, it is only camera.dark, technical.
 */
export class CameraCoveredRule extends LastingRule {
  readonly id = 'camera.covered';
  readonly version = 2;
  readonly severity = 'critical';
  readonly wantsEvidence = true;

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: policy.cameraCovered.afterHintMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    const hintedAtMs = scene.darkHintedAtMs;
    if (hintedAtMs === null) return this.close(inputAtMs(input));
    const began = this.begin(hintedAtMs);
    // Only a picture that is still dark proves that it lasted; time alone does not.
    const isDarkPicture = input.kind === 'frame' && input.source === 'camera' && input.faces.length === 0;
    return isDarkPicture ? [...began, ...this.pass(input.atMs)] : began;
  }
}
