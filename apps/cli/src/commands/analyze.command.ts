import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type Descriptor, type Observation, type PhotoRefusal } from '@bakylau/contracts';
import { effectivePolicy, referenceTo } from '@bakylau/domain';
import { readPolicyYaml } from '@bakylau/persistence';
import { type VisionEngine } from '@bakylau/vision';
import { type Command } from 'commander';
import { withEngines } from '../inference/analysis-engines';
import { analyseFile, type FileAnalysis, type FileAnalysisOptions } from '../analysis/file-analysis';
import { DAMAGE_HELP, damageLines } from '../analysis/file-damage';
import { Observer } from '../analysis/observer';
import { isSinglePicture } from '../analysis/single-picture';
import { UsageError } from '../cli.errors';
import { readPicture } from '../inference/picture-file';
import { print, warn } from '../print';
import { timeText } from './time-text';

interface AnalyzeCommandOptions {
  reference?: string;
  policy?: string;
  out?: string;
  json?: boolean;
}

/** Written into every observation of a file, which belongs to no session. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';

export function addAnalyzeCommand(program: Command): void {
  program
    .command('analyze')
    .description('run a recorded file through the analysis and the rules of a running session')
    .argument('<file>', 'a recording with a camera picture, with or without sound: webm, mp4, mkv')
    .option('--reference <photo>', 'photo of the person who should be there: JPEG, PNG or WebP')
    .option('--policy <file>', "rules of an exam (YAML); the service's defaults without it")
    .option('--out <file>', 'write every observation and incident here, one JSON object a line')
    .option('--json', 'print the incidents as JSON')
    .addHelpText(
      'after',
      `
A reference photo that a check-in would refuse (small, dark, turned) is used all the same and named on the error output and
in the JSON result: what it gives about identity is weaker.

${DAMAGE_HELP}

Exit codes: 0 done, whatever was found; 2 could not be done`,
    )
    .action(analyze);
}

async function analyze(file: string, options: AnalyzeCommandOptions): Promise<void> {
  const policy = options.policy === undefined ? {} : await readPolicy(options.policy);
  if (await isSinglePicture(file)) {
    throw new UsageError(
      `${file} shows a single picture and has no time to look at; an analysis needs a recording. Pictures are for the commands count-faces, head-pose and faces`,
    );
  }
  const lines = options.out === undefined ? null : new JsonLines(options.out);
  const result = await withEngines(async (engines) => {
    const photo =
      options.reference === undefined ? null : await readReference(engines.vision, options.reference);
    const analysis = await analyseFile(file, {
      observer: new Observer(engines, { sessionId: NO_SESSION, reference: photo && photo.descriptor }),
      hasReference: photo !== null,
      ...policy,
      onObservation: (observation) => lines?.write(written(observation)),
    });
    return { ...analysis, ...(photo && { referenceRefusals: photo.refusals }) };
  });
  for (const incident of result.incidents) await lines?.write({ kind: 'incident', ...incident });
  await lines?.close();
  print(result, options.json, () => describe(result));
}

interface ReferencePhoto {
  descriptor: Descriptor;
  /** Why a check-in would not take this photo; empty when it would. */
  refusals: PhotoRefusal[];
}

/** @throws UsageError when the photo does not show exactly one face */
async function readReference(engine: VisionEngine, path: string): Promise<ReferencePhoto> {
  const picture = await readPicture(path);
  const { descriptor, refusals } = await engine.assessPhoto(picture, { evenIfRefused: true });
  if (!descriptor) throw new UsageError(`${path} cannot serve as the reference: ${refusals.join(', ')}`);
  if (refusals.length > 0)
    warn(`${path} is a weak reference, a check-in would refuse it: ${refusals.join(', ')}`);
  return { descriptor: Array.from(descriptor), refusals };
}

/** @throws UsageError that names every line with a problem */
async function readPolicy(path: string): Promise<Pick<FileAnalysisOptions, 'policy' | 'policyReference'>> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new UsageError(`${path} cannot be read: ${cause.message}`, { cause });
  });
  const { document, problems } = readPolicyYaml(text);
  if (document) return { policy: effectivePolicy(document), policyReference: referenceTo(document) };
  const lines = problems.map(({ line, path: at, problem }) => `  line ${line} ${at}: ${problem}`);
  throw new UsageError([`${path} is no policy:`, ...lines].join('\n'));
}

/** An observation without what only the next one needs. */
function written(observation: Observation): object {
  if (observation.kind === 'sound') return { ...observation, speechState: undefined, cpuMs: undefined };
  const { quality, ...frame } = observation;
  return { ...frame, cpuMs: undefined, quality: { ...quality, thumbnail: undefined } };
}

function describe({ durationMs, frames, sounds, incidents, ...file }: FileAnalysis): string[] {
  const heading = [
    `${timeText(durationMs)} of recording: ${frames} pictures and ${sounds} s of sound looked at`,
    ...damageLines(file),
  ];
  if (incidents.length === 0) return [...heading, 'No incidents.'];
  return [
    ...heading,
    ...incidents.map(
      ({ rule, ledger, startedAtMs, endedAtMs, card }) =>
        `  ${timeText(startedAtMs)} to ${timeText(endedAtMs)}  ${rule.padEnd(22)} ${ledger.padEnd(9)}  ${card.summary.en}`,
    ),
  ];
}

/** A file of JSON objects, one a line. Begun with the first of them: an analysis that cannot begin leaves an earlier file as it is. */
class JsonLines {
  private opened: Promise<WriteStream> | null = null;

  constructor(private readonly path: string) {}

  async write(value: object): Promise<void> {
    const stream = await this.open();
    if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
  }

  async close(): Promise<void> {
    const stream = await this.open();
    stream.end();
    await once(stream, 'finish');
  }

  private open(): Promise<WriteStream> {
    this.opened ??= openFile(this.path);
    return this.opened;
  }
}

async function openFile(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path);
  await once(stream, 'open').catch((cause: unknown) => {
    throw new UsageError(`${path} cannot be written`, { cause });
  });
  return stream;
}
