import { type LocalizedText } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { deviceOf } from '../device-news';
import { buildCard, type CardParts } from '../explanation-card';
import { fillTemplate } from '../fill-template';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { likenessOf, type SceneLikeness } from '../scene-likeness';
import { CAMERA_CHANGE_WORDS } from '../texts/camera-source.texts';

/**
 * Technical: another camera is in use, as the page or its sending says, or the camera looks at another place from one frame to the
 * next. Each change is an incident of one moment.
 */
export class CameraChangedRule implements IncidentRule {
  readonly id = 'camera.changed';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private label: string | null = null;
  private explainedUntilMs = -Infinity;
  /** The scene as it was last known, and the frames that show another one since. */
  private known: Uint8Array | null = null;
  private other: { picture: Uint8Array; sinceMs: number; frames: number; likeness: number } | null = null;

  constructor(private readonly policy: RulesPolicy) {}

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    const device = deviceOf(input, 'camera');
    if (device) return this.changeDevice(device.label, inputAtMs(input), device.reported);
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return [];
    return scene.thumbnail ? this.look(scene.thumbnail, input.atMs) : [];
  }

  close(): RuleSignal[] {
    this.other = null;
    return [];
  }

  private changeDevice(label: string, atMs: number, reported: boolean): RuleSignal[] {
    const isOther = label !== this.label && (this.label !== null || reported);
    this.label = label;
    if (!isOther) return [];
    this.explainedUntilMs = atMs + this.policy.cameraChanged.explainedWithinMs;
    return this.moment(atMs, CAMERA_CHANGE_WORDS.device, {
      measured: { name: 'deviceChanges', value: 1, unit: 'count' },
      threshold: { name: 'deviceChanges', value: 1, unit: 'count' },
      // The browser said so itself.
      confidence: 1,
    });
  }

  private look(picture: Uint8Array, atMs: number): RuleSignal[] {
    const likeness = this.known && likenessOf(this.known, picture);
    if (!likeness || this.isAlike(likeness)) {
      this.known = picture;
      this.other = null;
      return [];
    }
    const goesOn = this.other && this.isAlike(likenessOf(this.other.picture, picture)) ? this.other : null;
    const since = goesOn ?? { sinceMs: atMs, frames: 0, likeness: likeness.border };
    this.other = { ...since, picture, frames: since.frames + 1 };
    return this.other.frames >= this.policy.cameraChanged.minSamples ? this.changeScene(this.other) : [];
  }

  private changeScene(other: NonNullable<CameraChangedRule['other']>): RuleSignal[] {
    this.known = other.picture;
    this.other = null;
    if (other.sinceMs <= this.explainedUntilMs) return [];
    const { borderBelow } = this.policy.cameraChanged;
    const numbers = { measured: other.likeness, threshold: borderBelow };
    return this.moment(other.sinceMs, fillTemplate(CAMERA_CHANGE_WORDS.scene, numbers), {
      measured: { name: 'likeness', value: other.likeness, unit: 'ratio' },
      threshold: { name: 'likeness', value: borderBelow, unit: 'ratio' },
      confidence: 1 - Math.max(0, other.likeness),
    });
  }

  private isAlike({ border, whole }: SceneLikeness): boolean {
    const { borderBelow, wholeBelow } = this.policy.cameraChanged;
    return border >= borderBelow || whole >= wholeBelow;
  }

  private moment(
    atMs: number,
    what: LocalizedText,
    parts: Pick<CardParts, 'measured' | 'threshold' | 'confidence'>,
  ): RuleSignal[] {
    const rest = { baseline: null, durationMs: 0, models: [], fillings: { what } };
    const card = buildCard(this.id, this.version, { ...parts, ...rest });
    return [
      { signal: 'opened', startedAtMs: atMs, card },
      { signal: 'closed', startedAtMs: atMs, endedAtMs: atMs, card },
    ];
  }
}
