import { type ModelReference } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { buildCard } from '../explanation-card';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

interface IdentitySample {
  atMs: number;
  distance: number;
  weight: number;
}

/**
 * Behaviour: the face does not match the enrolled photo. Decides by k of n usable samples and by their mean, or by samples
 * in a row that lie far above, never by one frame; a frame that the analyzer calls unusable (dim, turned, small, several faces) is no sample at all.
 */
export class FaceOtherPersonRule implements IncidentRule {
  readonly id = 'face.other_person';
  readonly version = 1;
  readonly severity = 'critical';
  readonly wantsEvidence = true;

  private recent: IdentitySample[] = [];
  private incident: { startedAtMs: number; supportedUntilMs: number; all: IdentitySample[] } | null = null;
  private models: ModelReference[] = [];
  private lastUpdateMs = 0;

  constructor(private readonly policy: RulesPolicy) {}

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    if (input.kind !== 'frame' || input.source !== 'camera' || !input.identity?.usable) return [];
    if (!scene.tellsOfPerson(input)) return [];
    const face = scene.faces.persons[0] ?? input.faces[0];
    const weight = face ? Math.min(face.score, face.meshScore) : 0;
    const sample = { atMs: input.atMs, distance: input.identity.distance, weight };
    this.models = input.models;
    const { window, forgetAfterMs } = this.policy.faceOtherPerson;
    this.recent = [...this.recent, sample]
      .filter(({ atMs }) => input.atMs - atMs <= forgetAfterMs)
      .slice(-window);
    return this.incident ? this.goOn(sample) : this.open();
  }

  close(): RuleSignal[] {
    this.recent = [];
    return this.end();
  }

  private open(): RuleSignal[] {
    const above = this.findEvidence();
    const [first] = above;
    const last = above.at(-1);
    if (!first || !last) return [];
    this.incident = {
      startedAtMs: first.atMs,
      supportedUntilMs: last.atMs,
      all: this.recent.filter(({ atMs }) => atMs >= first.atMs),
    };
    this.lastUpdateMs = last.atMs;
    return [{ signal: 'opened', startedAtMs: first.atMs, card: this.card(this.incident) }];
  }

  /** The samples above the threshold when they are enough to open an incident, else none. */
  private findEvidence(): IdentitySample[] {
    const { distance, needed, strongDistance, strongNeeded } = this.policy.faceOtherPerson;
    const latest = this.recent.slice(-strongNeeded);
    if (latest.length === strongNeeded && latest.every((sample) => sample.distance > strongDistance))
      return latest;
    const above = this.recent.filter((sample) => sample.distance > distance);
    return above.length >= needed && mean(this.recent) > distance ? above : [];
  }

  private goOn(sample: IdentitySample): RuleSignal[] {
    const { distance, closeSamples, closeMargin } = this.policy.faceOtherPerson;
    const incident = this.incident;
    if (!incident) return [];
    incident.all.push(sample);
    if (sample.distance > distance) incident.supportedUntilMs = sample.atMs;
    const latest = incident.all.slice(-closeSamples);
    if (latest.length === closeSamples && latest.every((s) => s.distance < distance - closeMargin)) {
      return this.end();
    }
    if (sample.distance <= distance || sample.atMs - this.lastUpdateMs < this.policy.updateEveryMs) return [];
    this.lastUpdateMs = sample.atMs;
    return [{ signal: 'updated', startedAtMs: incident.startedAtMs, card: this.card(incident) }];
  }

  private end(): RuleSignal[] {
    const incident = this.incident;
    if (!incident) return [];
    this.incident = null;
    this.recent = [];
    const { startedAtMs, supportedUntilMs: endedAtMs } = incident;
    return [{ signal: 'closed', startedAtMs, endedAtMs, card: this.card(incident) }];
  }

  private card(incident: { startedAtMs: number; supportedUntilMs: number; all: IdentitySample[] }) {
    const { distance } = this.policy.faceOtherPerson;
    const samples = incident.all.filter(({ atMs }) => atMs <= incident.supportedUntilMs);
    const above = samples.filter((sample) => sample.distance > distance);
    const weight = above.reduce((sum, sample) => sum + Math.min(1, Math.max(0, sample.weight)), 0);
    return buildCard(this.id, this.version, {
      measured: { name: 'meanDistance', value: mean(samples), unit: 'distance' },
      threshold: { name: 'distance', value: distance, unit: 'distance' },
      baseline: null,
      confidence: weight / samples.length,
      durationMs: incident.supportedUntilMs - incident.startedAtMs,
      models: this.models,
      fillings: { needed: above.length, window: samples.length },
    });
  }
}

function mean(samples: readonly IdentitySample[]): number {
  return samples.reduce((sum, { distance }) => sum + distance, 0) / samples.length;
}
