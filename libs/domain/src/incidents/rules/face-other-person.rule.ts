import { type ModelReference } from '@bakylau/contracts';
import { type CameraScene } from '../camera-scene';
import { buildCard } from '../explanation-card';
import { type IncidentRule, type RuleSignal } from '../incident-rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/** So many pictures make a mean that the limit for means holds for. */
const MEAN_OF = 3;

interface IdentitySample {
  atMs: number;
  distance: number;
  /** What its distance counts against. */
  limit: number;
  weight: number;
}

/**
 * Behaviour: the face does not match the enrolled photo. Decides by k of n usable samples and by their mean, or by samples
 * in a row that lie far above, never by one frame; a frame that the analyzer calls unusable (dim, turned, small, several faces) is no
 * sample at all. A single picture, with which averaging began anew, counts once the next one agrees with it, or when it lies far
 * above: pictures that scatter (a poor camera, a poor line) look like nobody, the right person included.
 */
export class FaceOtherPersonRule implements IncidentRule {
  readonly id = 'face.other_person';
  readonly version = 2;
  readonly severity = 'critical';
  readonly wantsEvidence = true;

  private recent: IdentitySample[] = [];
  /** The last samples, whether they count or not. */
  private latest: IdentitySample[] = [];
  private incident: { startedAtMs: number; supportedUntilMs: number; all: IdentitySample[] } | null = null;
  private models: ModelReference[] = [];
  private lastUpdateMs = 0;

  constructor(private readonly policy: RulesPolicy) {}

  push(input: RuleInput, scene: CameraScene): RuleSignal[] {
    if (input.kind !== 'frame' || input.source !== 'camera' || !input.identity?.usable) return [];
    if (!scene.tellsOfPerson(input)) return [];
    const face = scene.faces.persons[0] ?? input.faces[0];
    const weight = face ? Math.min(face.score, face.meshScore) : 0;
    const { distance, pictures = 1 } = input.identity;
    const sample = { atMs: input.atMs, distance, limit: this.limitFor(pictures), weight };
    this.models = input.models;
    const counted = this.counted(sample, input.identity.pictures);
    const { window, strongNeeded, forgetAfterMs } = this.policy.faceOtherPerson;
    const isFresh = ({ atMs }: IdentitySample): boolean => input.atMs - atMs <= forgetAfterMs;
    this.latest = [...this.latest, sample].filter(isFresh).slice(-Math.max(2, strongNeeded));
    this.recent = [...this.recent, ...counted].filter(isFresh).slice(-window);
    if (this.incident) return counted.flatMap((each) => this.goOn(each));
    return this.open();
  }

  close(): RuleSignal[] {
    this.recent = [];
    this.latest = [];
    return this.end();
  }

  /** The samples that count with this one. Observations of before averaging do not say of how many pictures they are. */
  private counted(sample: IdentitySample, pictures: number | undefined): IdentitySample[] {
    if (pictures === 1) return sample.distance > this.policy.faceOtherPerson.strongDistance ? [sample] : [];
    const before = this.latest.at(-1);
    const isHeld = pictures === 2 && before && !this.recent.includes(before);
    return isHeld ? [before, sample] : [sample];
  }

  private open(): RuleSignal[] {
    const { above, among } = this.findEvidence();
    const [first] = above;
    const last = above.at(-1);
    if (!first || !last) return [];
    this.incident = {
      startedAtMs: first.atMs,
      supportedUntilMs: last.atMs,
      all: among.filter(({ atMs }) => atMs >= first.atMs),
    };
    this.lastUpdateMs = last.atMs;
    return [{ signal: 'opened', startedAtMs: first.atMs, card: this.card(this.incident) }];
  }

  /** The samples above the threshold when they are enough to open an incident, else none, and those that they are among. */
  private findEvidence(): { above: IdentitySample[]; among: IdentitySample[] } {
    const { needed, strongDistance, strongNeeded } = this.policy.faceOtherPerson;
    const latest = this.latest.slice(-strongNeeded);
    if (latest.length === strongNeeded && latest.every((sample) => sample.distance > strongDistance))
      return { above: latest, among: latest };
    const above = this.recent.filter(isAbove);
    const isMeanAbove = mean(this.recent) > mean(this.recent, ({ limit }) => limit);
    return { above: above.length >= needed && isMeanAbove ? above : [], among: this.recent };
  }

  private goOn(sample: IdentitySample): RuleSignal[] {
    const { closeSamples, closeMargin } = this.policy.faceOtherPerson;
    const incident = this.incident;
    if (!incident) return [];
    incident.all.push(sample);
    if (isAbove(sample)) incident.supportedUntilMs = sample.atMs;
    const latest = incident.all.slice(-closeSamples);
    if (latest.length === closeSamples && latest.every((s) => s.distance < s.limit - closeMargin)) {
      return this.end();
    }
    if (!isAbove(sample) || sample.atMs - this.lastUpdateMs < this.policy.updateEveryMs) return [];
    this.lastUpdateMs = sample.atMs;
    return [{ signal: 'updated', startedAtMs: incident.startedAtMs, card: this.card(incident) }];
  }

  private end(): RuleSignal[] {
    const incident = this.incident;
    if (!incident) return [];
    this.incident = null;
    this.recent = [];
    this.latest = [];
    const { startedAtMs, supportedUntilMs: endedAtMs } = incident;
    return [{ signal: 'closed', startedAtMs, endedAtMs, card: this.card(incident) }];
  }

  private limitFor(pictures: number): number {
    const { distance, meanMargin } = this.policy.faceOtherPerson;
    return pictures >= MEAN_OF ? distance - meanMargin : distance;
  }

  private card(incident: { startedAtMs: number; supportedUntilMs: number; all: IdentitySample[] }) {
    const samples = incident.all.filter(({ atMs }) => atMs <= incident.supportedUntilMs);
    const above = samples.filter(isAbove);
    const weight = above.reduce((sum, sample) => sum + Math.min(1, Math.max(0, sample.weight)), 0);
    return buildCard(this.id, this.version, {
      measured: { name: 'meanDistance', value: mean(samples), unit: 'distance' },
      threshold: { name: 'distance', value: above.at(-1)?.limit ?? this.limitFor(1), unit: 'distance' },
      baseline: null,
      confidence: weight / samples.length,
      durationMs: incident.supportedUntilMs - incident.startedAtMs,
      models: this.models,
      fillings: { needed: above.length, window: samples.length },
    });
  }
}

const isAbove = ({ distance, limit }: IdentitySample): boolean => distance > limit;

function mean(
  samples: readonly IdentitySample[],
  figure: (sample: IdentitySample) => number = ({ distance }) => distance,
): number {
  return samples.reduce((sum, sample) => sum + figure(sample), 0) / samples.length;
}
