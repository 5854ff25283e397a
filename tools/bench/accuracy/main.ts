import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { SoundEngine } from '@bakylau/sound';
import { VisionEngine } from '@bakylau/vision';
import { tableLines } from '../../../apps/cli/src/print';
import { buildReport, printReport } from '../bench-report';
import { findDataFolder } from './data-folder';
import { measureFaces } from './faces.section';
import { measureFalseAlarms } from './false-alarms.section';
import { measureGaze } from './gaze.section';
import { measureHeadPose } from './head-pose.section';
import { measureHeldOutScans } from './held-out-scans.section';
import { measureIdentity } from './identity.section';
import { measureConditions } from './identity-conditions.section';
import { KeptSections } from './kept-sections';
import { accuracyPage, type ModelCard } from './markdown';
import { measureOnset } from './onset.section';
import { measureOpusSound } from './opus-sound.section';
import { measurePictures } from './pictures.section';
import { measureRoomScans } from './room-scan.section';
import { type Section } from './section';
import { measureSound } from './sound.section';
import { measureThings } from './things.section';

const root = join(__dirname, '../../..');
const modelsDir = join(root, 'models');

function printSection({ title, columns, rows }: Section): void {
  const lines = tableLines([columns, ...rows.map((row) => row.map(String))]);
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** Options that say where something lies and change no figure. */
const places = ['--data', '--keep'];

/** The command that gives the page, without what only says where the data lies. */
function commandFrom(argv: readonly string[]): string {
  const words = argv
    .slice(2)
    .filter(
      (word, at, all) => word !== '--json' && !places.includes(word) && !places.includes(all[at - 1] ?? ''),
    );
  return `npm run bench:accuracy -- ${words.join(' ')}`;
}

/** `--hours N` of clean footage for the false alarms; looking at an hour takes some minutes. */
function hoursFrom(argv: readonly string[]): number {
  const at = argv.indexOf('--hours');
  if (at < 0) return 2.5;
  const hours = Number(argv[at + 1]);
  if (!(hours > 0)) throw new Error('--hours wants a number of hours, for example --hours 0.5');
  return hours;
}

/** `--only a,b`: these sections alone, to look at; a page needs all of them. */
function onlyFrom(argv: readonly string[], names: readonly string[]): readonly string[] {
  const at = argv.indexOf('--only');
  if (at < 0) return names;
  if (argv.includes('--write')) throw new Error('--write wants every section: leave --only out');
  const only = (argv[at + 1] ?? '').split(',');
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`--only knows ${names.join(', ')}; not ${unknown.join(', ')}`);
  return only;
}

function modelCards(): ModelCard[] {
  const manifest = JSON.parse(readFileSync(join(modelsDir, 'manifest.json'), 'utf8')) as {
    models: { name: string }[];
  };
  return manifest.models.map(({ name }) => ({
    name,
    text: readFileSync(join(modelsDir, `${name}.md`), 'utf8'),
  }));
}

async function main(): Promise<void> {
  const data = findDataFolder(process.argv);
  const hours = hoursFrom(process.argv);
  const vision = await VisionEngine.load(modelsDir);
  const sound = await SoundEngine.load(modelsDir);
  const sections: Section[] = [];
  const steps: Record<string, () => Promise<Section>> = {
    faces: () => measureFaces(vision, data),
    onset: () => measureOnset({ vision, sound }, data),
    identity: () => measureIdentity(vision, data),
    conditions: () => measureConditions({ vision, sound }, data),
    'head-pose': () => measureHeadPose(vision, data),
    gaze: () => measureGaze(vision, data),
    pictures: () => measurePictures({ vision, sound }, data),
    things: () => measureThings(vision, data),
    sound: () => measureSound(modelsDir, data),
    opus: () => measureOpusSound(modelsDir, data),
    'room-scans': () => measureRoomScans(vision, data),
    'held-out-scans': () => measureHeldOutScans(data),
    'false-alarms': () => measureFalseAlarms({ vision, sound }, data, hours),
  };
  const kept = KeptSections.from(process.argv);
  const only = onlyFrom(process.argv, Object.keys(steps));
  for (const [name, step] of Object.entries(steps)) {
    if (!only.includes(name)) continue;
    const section = await kept.get(name, step);
    printSection(section);
    sections.push(section);
  }
  await Promise.all([vision.close(), sound.close()]);

  const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}`;
  const report = buildReport(
    'accuracy',
    machine,
    sections.flatMap(({ figures }) => figures),
    sections.flatMap(({ goals }) => goals),
  );
  if (process.argv.includes('--write'))
    writeFileSync(
      join(root, 'docs/accuracy.md'),
      accuracyPage(commandFrom(process.argv), report, sections, modelCards()),
    );
  console.log();
  printReport(report, process.argv.includes('--json'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
