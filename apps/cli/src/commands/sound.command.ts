import { SoundEngine, toSoundObservation } from '@bakylau/sound';
import { type SoundObservation } from '@bakylau/contracts';
import { type Command } from 'commander';
import { DAMAGE_HELP, damageLines, DamageWatch, type FileDamage } from '../analysis/file-damage';
import { soundReport, type SoundReport } from '../analysis/sound-report';
import { type Span } from '../analysis/observer';
import { readSoundWindows } from '../analysis/sound-windows';
import { UsageError } from '../cli.errors';
import { modelsFolder } from '../inference/vision-engine.loader';
import { print, tableLines } from '../print';

/** As long as the windows of a running session. */
const WINDOW_MS = 1_000;
/** Written into every observation of a file, which belongs to no session. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';

export function addSoundCommand(program: Command): void {
  program
    .command('sound')
    .description('measure the sound of a recording: level, clipping, silence, speech and noise')
    .argument('<file>', 'a recording with sound, in any format that ffmpeg reads')
    .option('--json', 'print the result as JSON, with the figures of every second')
    .addHelpText(
      'after',
      `
Speech is what the speech network hears, whoever speaks, also from a loudspeaker. Noise is louder than the room's own
level by the margin of the incident rules and is no speech.

${DAMAGE_HELP}

Exit codes: 0 done, whatever was heard; 2 could not be done`,
    )
    .action(measure);
}

async function measure(file: string, { json }: { json?: boolean }): Promise<void> {
  const engine = await SoundEngine.load(modelsFolder());
  try {
    const watch = new DamageWatch(file);
    const heard = soundReport(file, await listenTo(engine, file, watch));
    const report: SoundReport & FileDamage = { ...heard, ...watch.found };
    print(report, json, () => [...describe(report), ...damageLines(report)]);
  } finally {
    await engine.close();
  }
}

/** The windows of one file as a running session would have them. @throws UsageError when there is no sound */
async function listenTo(engine: SoundEngine, file: string, watch: DamageWatch): Promise<SoundObservation[]> {
  const observations: SoundObservation[] = [];
  let speechState: string | null = null;
  for await (const { samples, atMs, durationMs } of readSoundWindows(file, WINDOW_MS, watch)) {
    const analysis = await engine.analyseSamples(samples, speechState ?? undefined);
    speechState = analysis.speechState;
    observations.push(toSoundObservation(analysis, { sessionId: NO_SESSION, atMs, durationMs }));
  }
  if (observations.length === 0) throw new UsageError(`There is no sound in ${file}`);
  return observations;
}

function describe(report: SoundReport): string[] {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const total = (spans: readonly Span[]): string =>
    seconds(spans.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const row = (kind: string, { atMs, durationMs }: Span, figure = ''): string[] => [
    ...[kind, seconds(atMs), seconds(atMs + durationMs), figure],
  ];
  const { speech, noise, silence } = report;
  const summary = tableLines([
    ['seconds', 'floor dBFS', 'clipped', 'speech s', 'noise s', 'silence s'],
    [
      seconds(report.durationMs),
      report.floorDbfs?.toFixed(1) ?? 'silence',
      `${(report.clippedRatio * 100).toFixed(2)} %`,
      ...[speech, noise, silence].map(total),
    ],
  ]);
  const spans = [
    ...speech.map((span) => row('speech', span, `probability ${span.probability.toFixed(2)}`)),
    ...noise.map((span) => row('noise', span, `${span.levelDbfs.toFixed(1)} dBFS`)),
    ...silence.map((span) => row('silence', span)),
  ];
  if (spans.length === 0) return summary;
  return [...summary, '', ...tableLines([['what', 'from s', 'to s', ''], ...spans])];
}
