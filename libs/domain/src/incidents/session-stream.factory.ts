import {
  type FrameObservation,
  type IncidentRuleId,
  type MediaSource,
  type ObservedFace,
  SILENCE_DBFS,
  type SoundObservation,
} from '@bakylau/contracts';
import { type IncidentChange } from './incident-change';
import { inputAtMs, type RuleInput } from './rule-input';
import { DEFAULT_RULES_POLICY, type RulesPolicy } from './rules-policy';
import { type RuleChoices, SessionRules } from './session-rules';

const SESSION_ID = '01930000-0000-7000-8000-000000000001';
const MODELS = [{ name: 'face-detector', sha256: 'a'.repeat(64) }];
const TICK_MS = 500;

/** A span of the session clock; both ends belong to it. */
export interface Span {
  fromMs: number;
  toMs: number;
  everyMs?: number;
}

/** A face as the analyzer reports it; looks straight ahead unless told otherwise. */
export function faceOf(pose: { yawDeg?: number; pitchDeg?: number } = {}, score = 0.9): ObservedFace {
  return {
    box: { x: 220, y: 120, width: 180, height: 220 },
    score,
    meshScore: score,
    pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0, ...pose },
    foundBy: 'near',
    mouthOpening: 0,
    eyeOpening: 0.3,
    motion: 1.2,
    gaze: null,
  };
}

/** A frame of one calm candidate in a lit room. */
export function frameOf(
  atMs: number,
  parts: Partial<Omit<FrameObservation, 'kind' | 'sessionId' | 'atMs' | 'quality'>> = {},
  quality: Partial<FrameObservation['quality']> = {},
): FrameObservation {
  return {
    kind: 'frame',
    sessionId: SESSION_ID,
    atMs,
    source: 'camera',
    faces: [faceOf()],
    distantFacesScanned: false,
    body: null,
    persons: null,
    objects: null,
    identity: null,
    models: MODELS,
    cpuMs: 8,
    ...parts,
    quality: {
      width: 640,
      height: 480,
      meanLuma: 120,
      lumaDeviation: 55,
      sharpness: 200,
      thumbnail: '',
      motion: 1.2,
      ...quality,
    },
  };
}

/** One second of sound; -70 dBFS is a quiet room. */
export function soundOf(atMs: number, levelDbfs = -70): SoundObservation {
  const digitalSilence = levelDbfs <= SILENCE_DBFS;
  return {
    kind: 'sound',
    sessionId: SESSION_ID,
    atMs,
    durationMs: 1000,
    levelDbfs,
    peakDbfs: levelDbfs,
    clippedRatio: 0,
    digitalSilence,
    speech: null,
    speechState: null,
    models: [],
    cpuMs: 1,
  };
}

/** One second of sound in which somebody speaks; `ratio` is the share of the second with words. */
export function speechOf(atMs: number, ratio = 0.8, levelDbfs = -30): SoundObservation {
  const speech = { probability: ratio * 0.95, ratio };
  return { ...soundOf(atMs, levelDbfs), speech, models: [{ name: 'speech', sha256: 'b'.repeat(64) }] };
}

/** A black picture, as a covered lens gives it. */
export const BLACK = { meanLuma: 3, lumaDeviation: 1, motion: 0 };

/** Builds a synthetic stream of inputs, plays it through SessionRules in order of time and keeps what came out. */
export class SessionStream {
  private readonly inputs: RuleInput[] = [];
  private hintsReachPage = true;

  /** No page is there to be told: hints are raised and reach nobody. */
  withoutPage(): this {
    this.hintsReachPage = false;
    return this;
  }

  /** A calm candidate: one frame and one sound window a second. */
  calm(span: Span): this {
    return this.frames(span, (atMs) => frameOf(atMs)).sound(span, -70);
  }

  frames({ fromMs, toMs, everyMs = 1000 }: Span, frame: (atMs: number) => FrameObservation): this {
    for (let atMs = fromMs; atMs <= toMs; atMs += everyMs) this.inputs.push(frame(atMs));
    return this;
  }

  sound({ fromMs, toMs }: Span, levelDbfs: number | ((atMs: number) => number)): this {
    for (let atMs = fromMs; atMs <= toMs; atMs += 1000) {
      this.inputs.push(soundOf(atMs, typeof levelDbfs === 'number' ? levelDbfs : levelDbfs(atMs)));
    }
    return this;
  }

  speech({ fromMs, toMs }: Span, ratio: number | ((atMs: number) => number) = 0.8, levelDbfs = -30): this {
    for (let atMs = fromMs; atMs <= toMs; atMs += 1000) {
      this.inputs.push(speechOf(atMs, typeof ratio === 'number' ? ratio : ratio(atMs), levelDbfs));
    }
    return this;
  }

  media(atMs: number, source: MediaSource, flowing: boolean): this {
    return this.add({ kind: 'media', atMs, source, flowing });
  }

  client(event: Extract<RuleInput, { kind: 'client' }>['event']): this {
    return this.add({ kind: 'client', event });
  }

  add(...inputs: RuleInput[]): this {
    this.inputs.push(...inputs);
    return this;
  }

  /** Plays until `toMs`, with a tick twice a second. */
  play(toMs: number, policy: RulesPolicy = DEFAULT_RULES_POLICY, choices?: RuleChoices): PlayedStream {
    const ticks: RuleInput[] = [];
    for (let atMs = 0; atMs <= toMs; atMs += TICK_MS) ticks.push({ kind: 'tick', atMs });
    const inputs = [...this.inputs, ...ticks].sort((a, b) => inputAtMs(a) - inputAtMs(b));
    const rules = new SessionRules(policy, choices);
    return new PlayedStream(
      rules,
      inputs.flatMap((input) => this.pushTo(rules, input)),
    );
  }

  /** Delivers every hint at once, as the gateway does to a connected page. */
  private pushTo(rules: SessionRules, input: RuleInput): IncidentChange[] {
    const changes = rules.push(input);
    if (!this.hintsReachPage) return changes;
    const delivered = changes
      .filter(({ change }) => change === 'hint_raised')
      .flatMap(({ rule }) => rules.push({ kind: 'hint_delivered', atMs: inputAtMs(input), rule }));
    return [...changes, ...delivered];
  }
}

type IncidentStep = Extract<IncidentChange, { change: 'opened' | 'updated' | 'closed' }>;

export class PlayedStream {
  constructor(
    readonly rules: SessionRules,
    readonly changes: readonly IncidentChange[],
  ) {}

  /** Steps of the incidents of one rule, without the updates in between. */
  stepsOf(rule: IncidentRuleId): IncidentStep[] {
    return this.changes.filter(
      (change): change is IncidentStep =>
        change.rule === rule && (change.change === 'opened' || change.change === 'closed'),
    );
  }

  /** For example ['opened', 'closed']. */
  lifeOf(rule: IncidentRuleId): string[] {
    return this.stepsOf(rule).map(({ change }) => change);
  }

  /** Spans of the closed incidents of one rule. */
  spansOf(rule: IncidentRuleId): [number, number | null][] {
    return this.stepsOf(rule)
      .filter(({ change }) => change === 'closed')
      .map(({ startedAtMs, endedAtMs }) => [startedAtMs, endedAtMs]);
  }

  /** The hints of one rule, for example ['hint_raised', 'hint_cleared']. */
  hintsOf(rule: IncidentRuleId): string[] {
    return this.changes
      .filter((change) => change.rule === rule && change.change.startsWith('hint_'))
      .map(({ change }) => change);
  }

  /** Every rule that opened something. */
  openedRules(): IncidentRuleId[] {
    return [...new Set(this.changes.filter(({ change }) => change === 'opened').map(({ rule }) => rule))];
  }
}
