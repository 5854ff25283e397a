import { type LocalizedText } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { deviceOf } from '../device-news';
import { buildCard, type CardParts } from '../explanation-card';
import { fillTemplate } from '../fill-template';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { coverPeople } from '../people-cover';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { likenessOf, type SceneLikeness } from '../scene-likeness';
import { CAMERA_CHANGE_WORDS } from '../texts/camera-source.texts';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from '../thumbnail';

/** A frame's thumbnail, and which of its points people may cover. */
interface View {
  picture: Uint8Array;
  people: () => readonly boolean[];
}

/**
 * Technical: another camera is in use, as the page or its sending says, or the camera looks at another place from one frame to the
 * next. Each change is an incident of one moment.
 */
export class CameraChangedRule implements IncidentRule {
  readonly id = 'camera.changed';
  readonly version = 2;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private label: string | null = null;
  private explainedUntilMs = -Infinity;
  /** The scene as it was last known, and the frames that show another one since. */
  private known: View | null = null;
  private other: { view: View; sinceMs: number; frames: number; likeness: number } | null = null;

  constructor(private readonly policy: RulesPolicy) {}

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    const device = deviceOf(input, 'camera');
    if (device) return this.changeDevice(device.label, inputAtMs(input), device.reported);
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return [];
    if (!scene.thumbnail) return [];
    const { faces, quality } = input;
    const people = (): boolean[] => coverPeople({ faces, quality }, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
    return this.look({ picture: scene.thumbnail, people }, input.atMs);
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

  private look(view: View, atMs: number): RuleSignal[] {
    const likeness = this.known && this.likenessTo(this.known, view);
    if (!likeness || this.isAlike(likeness)) {
      this.known = view;
      this.other = null;
      return [];
    }
    const goesOn = this.other && this.isAlike(this.likenessTo(this.other.view, view)) ? this.other : null;
    const since = goesOn ?? { sinceMs: atMs, frames: 0, likeness: likeness.border };
    this.other = { ...since, view, frames: since.frames + 1 };
    return this.other.frames >= this.policy.cameraChanged.minSamples ? this.changeScene(this.other) : [];
  }

  private changeScene(other: NonNullable<CameraChangedRule['other']>): RuleSignal[] {
    this.known = other.view;
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

  /** Where people are is left out only when it matters: hardly ever, and it costs as much as all the rest of the rules. */
  private likenessTo(before: View, after: View): SceneLikeness {
    const likeness = likenessOf(before.picture, after.picture);
    if (this.isAlike(likeness)) return likeness;
    const [a, b] = [before.people(), after.people()];
    return likenessOf(before.picture, after.picture, (at) => a[at] === true || b[at] === true);
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
