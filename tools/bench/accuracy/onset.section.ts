import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IncidentRuleId, type Observation } from '@bakylau/contracts';
import { SessionRules } from '@bakylau/domain';
import { analyseFile } from '../../../apps/cli/src/analysis/file-analysis';
import { Observer } from '../../../apps/cli/src/analysis/observer';
import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';
import { type Section, shown } from './section';

const sessionId = '00000000-0000-0000-0000-000000000000';
/** Two scans for distant faces of a calm session, and what the rule asks for after them. */
const seconds = 90;

interface Case {
  clip: string;
  shows: string;
  rule: IncidentRuleId;
  /** Second of the clip from which on it is there. */
  sinceS: number;
}

const cases: readonly Case[] = [
  {
    clip: 'classroom_four_people.mp4',
    shows: 'four far away, 21 to 33 px',
    rule: 'face.multiple',
    sinceS: 0,
  },
  { clip: 'two_persons.mp4', shows: 'two at one desk', rule: 'face.multiple', sinceS: 0 },
  { clip: 'session_mix.mp4', shows: 'a second person comes', rule: 'face.multiple', sinceS: 13 },
  { clip: 'session_mix.mp4', shows: 'nobody is there any more', rule: 'face.absent', sinceS: 8 },
  { clip: 'asl/asl_bird_personB.mp4', shows: 'part of a second body', rule: 'body.second', sinceS: 0 },
];

/** Second of the clip at which the rule opened its first incident; null when it never did. */
async function openedAtS(
  engines: AnalysisEngines,
  path: string,
  rule: IncidentRuleId,
): Promise<number | null> {
  const rules = new SessionRules();
  let openedMs: number | null = null;
  await analyseFile(path, {
    observer: new Observer(engines, { sessionId, reference: null }),
    hasReference: false,
    onObservation: (observation: Observation) => {
      const opened = rules.push(observation).some((step) => step.change === 'opened' && step.rule === rule);
      if (opened) openedMs ??= observation.atMs;
    },
  });
  return openedMs === null ? null : openedMs / 1000;
}

/** How long after something began the proctor is told of it, as far as analysis and rules go. */
export async function measureOnset(engines: AnalysisEngines, data: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-onset-'));
  const path = join(folder, 'clip.mkv');
  const rows: Section['rows'] = [];
  const figures: Section['figures'] = [];
  try {
    for (const { clip, shows, rule, sinceS } of cases) {
      execFileSync('ffmpeg', [
        ...[
          '-y',
          '-v',
          'error',
          '-stream_loop',
          '-1',
          '-i',
          join(data, 'video', clip),
          '-t',
          String(seconds),
        ],
        ...['-vf', 'fps=4,noise=alls=4:allf=t,format=yuvj420p', '-c:v', 'mjpeg', '-q:v', '5', path],
      ]);
      const atS = await openedAtS(engines, path, rule);
      const afterS = atS === null ? null : atS - sinceS;
      rows.push([clip, shows, rule, afterS === null ? `not within ${seconds - sinceS}` : shown(afterS, 2)]);
      if (clip.startsWith('classroom'))
        figures.push({ name: 'seconds until distant faces are told', value: afterS ?? Infinity, unit: 's' });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    title: 'Seconds until it is told',
    about:
      'From the moment that something is in the picture to the moment that its incident opens, by the looks and the rules of a running session: a picture a second, four in a burst.',
    columns: ['clip', 'shows', 'rule', 'seconds'],
    rows,
    figures,
    goals: [],
    limits: [
      'Analysis and rules only: network, queue and page come on top.',
      'Distant faces need two scans: the first comes with the first picture of a session, later ones every 20 to 60 s, so that somebody who comes into a calm room far behind is told of up to 70 s later.',
    ],
  };
}
