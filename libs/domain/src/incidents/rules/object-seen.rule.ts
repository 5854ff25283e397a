import { type Box, type IncidentRuleId, type ObjectKind, type ObservedObject } from '@bakylau/contracts';
import { relativeDistance } from '../box-geometry';
import { type CameraScene } from '../camera-scene';
import { OBJECT_HIT_RATES } from '../object-hit-rates';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';
import { type Assessment, SampledRule, type SpanFigures } from '../sampled.rule';

export type ObjectRuleId = Extract<IncidentRuleId, `object.${string}`>;

/** Kinds of things that each rule speaks of. */
export const KINDS_OF_RULE: Readonly<Record<ObjectRuleId, readonly ObjectKind[]>> = {
  'object.phone': ['phone'],
  'object.book': ['book'],
  'object.screen': ['laptop', 'screen'],
};

/**
 * Behaviour, a weak hint only: looks in a row found something like a phone, a book or a screen at about the same place. The network
 * misses most things and mistakes others, so the card carries its hit rate.
 */
export class ObjectSeenRule extends SampledRule {
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = true;

  private place: Box | null = null;
  private kind: ObjectKind;
  private readonly kinds: readonly ObjectKind[];

  constructor(
    readonly id: ObjectRuleId,
    private readonly policy: RulesPolicy,
  ) {
    super({
      ...policy.object,
      hintAfterMs: null,
      maxSampleGapMs: policy.maxLookGapMs,
      updateEveryMs: policy.updateEveryMs,
    });
    this.kinds = KINDS_OF_RULE[id];
    this.kind = KINDS_OF_RULE[id][0] ?? 'phone';
  }

  protected assess(input: RuleInput, scene: CameraScene): Assessment {
    if (scene.hasFault) return 'suspend';
    if (input.kind !== 'frame' || input.source !== 'camera' || !input.objects) return null;
    const { atMs, objects, models } = input;
    if (this.span.isIdle) this.place = null;
    const found = this.find(objects);
    if (found) {
      this.place = found.box;
      this.kind = found.kind;
    }
    const weight = found?.score ?? 0;
    return { atMs, untilMs: atMs, zone: found ? 'over' : 'under', weight, figure: weight, models };
  }

  protected figures(): SpanFigures {
    const { found, of } = OBJECT_HIT_RATES[this.kind];
    return {
      measured: { name: 'score', value: this.span.peak, unit: 'ratio' },
      threshold: { name: 'score', value: this.policy.object.score, unit: 'ratio' },
      baseline: null,
      fillings: { hits: this.span.supportingSamples, looks: this.span.allSamples, found, of },
    };
  }

  /** The surest thing, near the place of the one before if there was one. */
  private find(objects: readonly ObservedObject[]): ObservedObject | null {
    const { score, samePlaceWithin } = this.policy.object;
    const place = this.place;
    const [surest] = objects
      .filter((object) => this.kinds.includes(object.kind) && object.score >= score)
      .filter(({ box }) => place === null || relativeDistance(box, place) <= samePlaceWithin)
      .sort((a, b) => b.score - a.score);
    return surest ?? null;
  }
}
