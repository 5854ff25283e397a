import {
  type FrameObservation,
  type IdentityUnusableReason,
  type LocalizedText,
  type ModelReference,
} from '@bakylau/contracts';
import { type CameraScene, isRepetition } from '../camera-scene';
import { buildCard, type RuleCard } from '../explanation-card';
import { fillTemplate, seconds } from '../fill-template';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { inputAtMs, type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { UncheckedSpan } from '../unchecked-span';
import { IDENTITY_OBSTACLES } from '../texts/identity.texts';
import { RULE_TEXTS } from '../texts/rule-texts';

/**
 * Technical: somebody is there, and for minutes no picture could be compared with the enrolled photo: too dark, turned, far away,
 * blocked, several faces, or no photo at all. Told so that a person may look, and the candidate can mend it; it counts for nothing.
 */
export class IdentityUncheckedRule implements IncidentRule {
  readonly id = 'identity.unchecked';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private span: UncheckedSpan | null = null;
  private isOpen = false;
  private isHinted = false;
  private lastUpdateMs = 0;
  private models: ModelReference[] = [];

  constructor(private readonly policy: RulesPolicy) {}

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    const lapsed = this.lapse(inputAtMs(input));
    if (input.kind !== 'frame' || input.source !== 'camera' || !this.showsPerson(input, scene)) return lapsed;
    const { atMs, identity } = input;
    if (!identity) return lapsed;
    if (identity.usable) return [...lapsed, ...this.check()];
    const face = scene.faces.persons[0] ?? input.faces[0];
    const weight = face ? Math.min(face.score, face.meshScore) : scene.person.bodyScore;
    this.models = input.models;
    return [...lapsed, ...this.miss(atMs, identity.reason, weight)];
  }

  close(): RuleSignal[] {
    return this.end();
  }

  private showsPerson(frame: FrameObservation, scene: CameraScene): boolean {
    if (scene.tellsOfPerson(frame)) return scene.person.state === 'face' || scene.person.state === 'body';
    // Too dark for every other rule, and for camera.dark a face that is found proves that it shows something.
    return (
      !scene.hasFault && !isRepetition(frame.quality, this.policy.cameraFrozen) && frame.faces.length > 0
    );
  }

  /** Whoever was not there for longer, or not to be seen, begins anew. */
  private lapse(nowMs: number): RuleSignal[] {
    const { bridgeMs } = this.policy.identityUnchecked;
    return this.span && nowMs - this.span.lastMissMs > bridgeMs ? this.end() : [];
  }

  private check(): RuleSignal[] {
    if (!this.span) return [];
    this.span.noteUsable();
    const isEnough = this.span.usableInRow >= this.policy.identityUnchecked.closeSamples;
    return this.isOpen && !isEnough ? [] : this.end();
  }

  private miss(atMs: number, reason: IdentityUnusableReason, weight: number): RuleSignal[] {
    const { openAfterMs, hintAfterMs, minSamples, updateEveryMs } = this.policy.identityUnchecked;
    const span = (this.span ??= new UncheckedSpan(atMs, this.policy.maxSampleGapMs));
    span.noteMiss(atMs, reason, weight);
    const startedAtMs = span.startedAtMs;
    const opens = !this.isOpen && span.missedMs >= openAfterMs && span.misses >= minSamples;
    const signals = opens || span.missedMs >= hintAfterMs ? this.hint(span) : [];
    if (opens) {
      this.isOpen = true;
      this.lastUpdateMs = atMs;
      signals.push({ signal: 'opened', startedAtMs, card: this.card(span) });
    } else if (this.isOpen && atMs - this.lastUpdateMs >= updateEveryMs) {
      this.lastUpdateMs = atMs;
      signals.push({ signal: 'updated', startedAtMs, card: this.card(span) });
    }
    return signals;
  }

  private hint(span: UncheckedSpan): RuleSignal[] {
    const [[reason] = []] = span.reasons;
    const advice = reason && IDENTITY_OBSTACLES[reason].advice;
    const { hint } = RULE_TEXTS[this.id];
    if (this.isHinted || !advice || !hint) return [];
    this.isHinted = true;
    return [{ signal: 'hint_raised', text: fillTemplate(hint, { advice }) }];
  }

  private end(): RuleSignal[] {
    const { span, isOpen, isHinted } = this;
    this.span = null;
    this.isOpen = this.isHinted = false;
    const signals: RuleSignal[] = [];
    if (span && isOpen) {
      const { startedAtMs, lastMissMs: endedAtMs } = span;
      signals.push({ signal: 'closed', startedAtMs, endedAtMs, card: this.card(span) });
    }
    if (isHinted) signals.push({ signal: 'hint_cleared' });
    return signals;
  }

  private card(span: UncheckedSpan): RuleCard {
    const { openAfterMs } = this.policy.identityUnchecked;
    return buildCard(this.id, this.version, {
      measured: { name: 'timeUnchecked', value: span.missedMs, unit: 'ms' },
      threshold: { name: 'timeUnchecked', value: openAfterMs, unit: 'ms' },
      baseline: null,
      confidence: span.confidence,
      durationMs: span.lastMissMs - span.startedAtMs,
      models: this.models,
      fillings: {
        measured: seconds(span.missedMs),
        threshold: seconds(openAfterMs),
        reasons: countedReasons(span.reasons),
      },
    });
  }
}

/** For example "face turned 120, face too dark 31". */
function countedReasons(reasons: readonly (readonly [IdentityUnusableReason, number])[]): LocalizedText {
  const list = (locale: keyof LocalizedText): string =>
    reasons.map(([reason, count]) => `${IDENTITY_OBSTACLES[reason].name[locale]} ${count}`).join(', ');
  return { kk: list('kk'), ru: list('ru'), en: list('en') };
}
