import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IncidentRuleId, type Observation, type RuleContext } from '@bakylau/contracts';
import {
  DEFAULT_EFFECTIVE_POLICY,
  type IncidentChange,
  inputAtMs,
  type RuleInput,
  SessionRules,
} from '@bakylau/domain';
import { SoundEngine } from '@bakylau/sound';
import { VisionEngine } from '@bakylau/vision';
import { analyseFile } from '../../apps/cli/src/analysis/file-analysis';
import { type CollectedIncident } from '../../apps/cli/src/analysis/incident-collector';
import { Observer } from '../../apps/cli/src/analysis/observer';
import { type AnalysisEngines } from '../../apps/cli/src/inference/analysis-engines';
import { type Scene, stageClip } from './staged-clip';

const sessionId = '01930000-0000-7000-8000-000000000001';
const modelsDir = join(__dirname, '../../models');
const tickMs = 500;

export interface Watched {
  incidents: CollectedIncident[];
  observations: Observation[];
}

/** Scenes through the whole analysis with the default rules, as `bakylau analyze` does it; the networks are loaded once. */
export class FootageWatch {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bakylau-footage-'));

  private constructor(private readonly engines: AnalysisEngines) {}

  static async start(): Promise<FootageWatch> {
    const vision = await VisionEngine.load(modelsDir);
    return new FootageWatch({ vision, sound: await SoundEngine.load(modelsDir) });
  }

  async watch(scene: Scene): Promise<Watched> {
    const path = join(this.folder, 'scene.mkv');
    await stageClip(path, scene);
    const observations: Observation[] = [];
    const { incidents } = await analyseFile(path, {
      observer: new Observer(this.engines, { sessionId, reference: null }),
      hasReference: false,
      onObservation: (observation) => void observations.push(observation),
    });
    return { incidents, observations };
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await Promise.all([this.engines.vision.close(), this.engines.sound.close()]);
  }
}

type ClosedIncident = Extract<IncidentChange, { change: 'closed' }>;

/**
 * What the rules make of observations together with what a running session tells besides: devices, and that the candidate's page showed
 * a hint as soon as it was raised.
 */
export function judge(
  observations: readonly Observation[],
  { told = [], isPageThere }: { told?: RuleContext[]; isPageThere: boolean },
): ClosedIncident[] {
  const { thresholds } = DEFAULT_EFFECTIVE_POLICY;
  const rules = new SessionRules(thresholds, DEFAULT_EFFECTIVE_POLICY);
  const endMs = Math.max(...observations.map(inputAtMs));
  const ticks = Array.from({ length: Math.floor(endMs / tickMs) }, (_, at): RuleInput => {
    return { kind: 'tick', atMs: (at + 1) * tickMs };
  });
  const inputs: RuleInput[] = [...told, ...observations, ...ticks];
  const changes: IncidentChange[] = [];
  const keep = (more: readonly IncidentChange[]): void => {
    changes.push(...more);
    for (const { change, rule, atMs } of more.filter((one) => one.change === 'hint_raised'))
      if (isPageThere && change) keep(rules.push({ kind: 'hint_delivered', atMs, rule }));
  };
  for (const input of inputs.toSorted((a, b) => inputAtMs(a) - inputAtMs(b))) keep(rules.push(input));
  keep(rules.closeAll(endMs));
  return changes.filter((change): change is ClosedIncident => change.change === 'closed');
}

type Spanned = Pick<CollectedIncident, 'rule' | 'startedAtMs' | 'endedAtMs'>;

export const rulesOf = (incidents: readonly Spanned[]): IncidentRuleId[] =>
  incidents.map(({ rule }) => rule).toSorted();

/**
 * Asserts that a rule opened once, began in the first span of seconds and ended in the second.
 * @returns the incident, for more to be asserted of
 */
export function expectSpan<T extends Spanned>(
  incidents: readonly T[],
  rule: IncidentRuleId,
  [beganFromS, beganToS]: [number, number],
  [endedFromS, endedToS]: [number, number],
): T {
  const own = incidents.filter((incident) => incident.rule === rule);
  expect(own).toHaveLength(1);
  const [{ startedAtMs, endedAtMs }] = own as [T];
  expect(startedAtMs / 1000).toBeGreaterThanOrEqual(beganFromS);
  expect(startedAtMs / 1000).toBeLessThanOrEqual(beganToS);
  expect(endedAtMs / 1000).toBeGreaterThanOrEqual(endedFromS);
  expect(endedAtMs / 1000).toBeLessThanOrEqual(endedToS);
  return own[0]!;
}
