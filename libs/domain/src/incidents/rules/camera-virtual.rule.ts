import { LOCALES, type LocalizedText } from '@bakylau/contracts';
import { type Filling } from '../fill-template';
import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { deviceOf } from '../device-news';
import { virtualCameraOf } from '../virtual-cameras';

/**
 * Technical: the camera bears the name of a virtual one. Such programs have honest uses, and names can be chosen freely, so it only
 * tells a person to look; it lasts until another camera is used.
 */
export class CameraVirtualRule extends LastingRule {
  readonly id = 'camera.virtual';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private product = '';

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: 0, updateEveryMs: policy.cameraVirtual.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    const news = deviceOf(input, 'camera');
    const atMs = inputAtMs(input);
    if (!news) return this.pass(atMs);
    const product = virtualCameraOf(news.label);
    const ended = product === this.product ? [] : this.end(atMs);
    if (product === null) return ended;
    this.product = product;
    return [...ended, ...this.begin(atMs)];
  }

  protected override fillings(): Record<string, Filling> {
    return { product: inAllLanguages(this.product) };
  }
}

function inAllLanguages(name: string): LocalizedText {
  return Object.fromEntries(LOCALES.map((locale) => [locale, name])) as LocalizedText;
}
