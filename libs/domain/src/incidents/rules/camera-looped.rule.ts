import { buildCard } from '../explanation-card';
import { seconds } from '../fill-template';
import { type CameraScene } from '../camera-scene';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { PictureMemory } from '../picture-memory';
import { NEIGHBOURHOOD_MS, type Period, RecurringPictures } from '../recurring-pictures';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/**
 * Technical: the camera shows again, in the same order, what it showed before, down to its noise. No living scene does. Yet the rule
 * cannot tell who repeats it, so it stays off the score: a person asks for a sign of life, and that decides.
 */
export class CameraLoopedRule implements IncidentRule {
  readonly id = 'camera.looped';
  readonly version = 1;
  readonly severity = 'attention';
  readonly wantsEvidence = true;

  private readonly memory: PictureMemory;
  private readonly recurring: RecurringPictures;
  private incident: { startedAtMs: number; untilMs: number; period: Period } | null = null;
  private lastUpdateMs = 0;

  constructor(private readonly policy: RulesPolicy) {
    const notBeforeMs = policy.cameraLooped.periodAtLeastMs - NEIGHBOURHOOD_MS;
    this.recurring = new RecurringPictures(policy.cameraLooped);
    this.memory = new PictureMemory({ ...policy.cameraLooped, notBeforeMs });
  }

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    // A frozen or dark picture repeats itself too; those have their own rules.
    if (input.kind !== 'frame' || input.source !== 'camera' || !scene.tellsOfPerson(input)) return [];
    if (!scene.thumbnail) return [];
    const { atMs } = input;
    this.recurring.add(atMs, this.memory.recall(atMs, scene.thumbnail, this.policy.cameraLooped.sameWithin));
    const period = this.recurring.find();
    return period ? this.goOn(period) : this.pass(atMs);
  }

  close(): RuleSignal[] {
    this.recurring.clear();
    return this.end();
  }

  private goOn(period: Period): RuleSignal[] {
    const untilMs = period.lastAtMs;
    if (!this.incident) {
      this.incident = { startedAtMs: period.firstAtMs, untilMs, period };
      this.lastUpdateMs = untilMs;
      return [this.signal('opened', this.incident)];
    }
    this.incident = { startedAtMs: this.incident.startedAtMs, untilMs, period };
    if (untilMs - this.lastUpdateMs < this.policy.cameraLooped.updateEveryMs) return [];
    this.lastUpdateMs = untilMs;
    return [this.signal('updated', this.incident)];
  }

  private pass(atMs: number): RuleSignal[] {
    if (!this.incident || atMs - this.incident.untilMs < this.policy.cameraLooped.closeAfterMs) return [];
    return this.end();
  }

  private end(): RuleSignal[] {
    const incident = this.incident;
    this.incident = null;
    if (!incident) return [];
    const { startedAtMs, card } = this.signal('updated', incident);
    return [{ signal: 'closed', startedAtMs, endedAtMs: incident.untilMs, card }];
  }

  private signal(
    signal: 'opened' | 'updated',
    { startedAtMs, untilMs, period }: NonNullable<CameraLoopedRule['incident']>,
  ): Extract<RuleSignal, { signal: 'opened' | 'updated' }> {
    const card = buildCard(this.id, this.version, {
      measured: { name: 'difference', value: period.difference, unit: 'luma' },
      threshold: { name: 'difference', value: this.policy.cameraLooped.sameWithin, unit: 'luma' },
      baseline: { name: 'usualDifference', value: period.typical, unit: 'luma' },
      confidence: period.contrast,
      durationMs: untilMs - startedAtMs,
      models: [],
      fillings: { period: seconds(period.periodMs), pictures: period.pictures },
    });
    return { signal, startedAtMs, card };
  }
}
