import { DEFAULT_RULES_POLICY } from '@bakylau/domain';
import { join } from 'node:path';
import { SoundEngine } from '@bakylau/sound';
import { readSoundWindows } from '../../../apps/cli/src/analysis/sound-windows';
import { readJson } from './data-folder';
import { mean, type Section, shown } from './section';

/** A window with this share of speech counts, as in `bakylau sound`: by the lower one an incident goes on, by the higher one it opens. */
const { openRatio, closeRatio } = DEFAULT_RULES_POLICY.soundSpeech;
const windowMs = 1000;
/** Speech that fills this much of a window should be found in it. */
const leastOverlapS = 0.25;

interface SoundLabel {
  file: string;
  label: string;
  turns?: [number, number, string][];
  events?: [number, number, string, number?][];
}

interface Heard {
  windows: number;
  speech: number;
  /** Windows of enough speech to begin an incident. */
  opening: number;
  probabilities: number[];
}

/** Seconds of the file in which somebody speaks, as labelled; null where the whole file is speech. */
function speechSpans({ label, turns, events }: SoundLabel): [number, number][] | null {
  if (label === 'speech_multi') return (turns ?? []).map(([fromS, toS]) => [fromS, toS]);
  if (label === 'mix')
    return (events ?? [])
      .filter(([, , what]) => what.startsWith('speech'))
      .map(([fromS, toS]) => [fromS, toS]);
  return label === 'speech_single' ? null : [];
}

const overlapS = (fromS: number, toS: number, [a, b]: [number, number]): number =>
  Math.min(toS, b) - Math.max(fromS, a);

async function hear(
  engine: SoundEngine,
  data: string,
  label: SoundLabel,
): Promise<{ inside: Heard; outside: Heard }> {
  const spans = speechSpans(label);
  const inside: Heard = { windows: 0, speech: 0, opening: 0, probabilities: [] };
  const outside: Heard = { windows: 0, speech: 0, opening: 0, probabilities: [] };
  let speechState: string | undefined;
  for await (const { samples, atMs, durationMs } of readSoundWindows(
    join(data, 'audio', label.file),
    windowMs,
  )) {
    const analysis = await engine.analyseSamples(samples, speechState);
    speechState = analysis.speechState ?? undefined;
    const [fromS, toS] = [atMs / 1000, (atMs + durationMs) / 1000];
    const labelledS = spans
      ? spans.reduce((sum, span) => sum + Math.max(0, overlapS(fromS, toS, span)), 0)
      : toS - fromS;
    // A window that is partly speech is neither.
    if (labelledS > 0 && labelledS < leastOverlapS) continue;
    const heard = labelledS > 0 ? inside : outside;
    heard.windows += 1;
    const ratio = analysis.speech?.ratio ?? 0;
    if (ratio >= closeRatio) heard.speech += 1;
    if (ratio >= openRatio) heard.opening += 1;
    heard.probabilities.push(analysis.speech?.probability ?? 0);
  }
  return { inside, outside };
}

/** Sounds of a desk that must never count as speech. */
const mustBeSilent = new Set([
  'keyboard',
  'door_knock',
  'dog',
  'room_tone',
  'near_silence',
  'silence',
  'footsteps',
]);

/** Speech where somebody speaks, and none in typing, knocks, barks and room tone. */
export async function measureSound(modelsDir: string, data: string): Promise<Section> {
  const engine = await SoundEngine.load(modelsDir);
  const rows: (string | number)[][] = [];
  let clipsWithSpeech = 0;
  let clipsFound = 0;
  let clipsOpening = 0;
  const false_ = { windows: 0, speech: 0 };
  try {
    for (const label of readJson<SoundLabel[]>(join(data, 'audio/labels.json'))) {
      const { inside, outside } = await hear(engine, data, label);
      if (inside.windows > 0) {
        clipsWithSpeech += 1;
        if (inside.speech > 0) clipsFound += 1;
        if (inside.opening > 0) clipsOpening += 1;
      }
      if (mustBeSilent.has(label.label) || label.label === 'mix') {
        false_.windows += outside.windows;
        false_.speech += outside.speech;
      }
      const share = ({ windows, speech }: Heard): string => (windows === 0 ? '–' : `${speech} of ${windows}`);
      rows.push([
        label.file,
        label.label,
        share(inside),
        share(outside),
        inside.windows === 0 ? '–' : inside.opening,
        shown(mean([...inside.probabilities, ...outside.probabilities]), 2),
      ]);
    }
  } finally {
    await engine.close();
  }
  return {
    title: 'Speech',
    about: `Windows of one second whose share of speech is at least ${closeRatio}, as \`bakylau sound\` lists them, where somebody speaks by the labels and where nobody does; and those of at least ${openRatio}, of which an incident needs three.`,
    columns: ['file', 'label', 'speech found', 'speech where none is', 'found, to open', 'mean probability'],
    rows,
    figures: [
      {
        name: 'speech clips found',
        value: (100 * clipsFound) / clipsWithSpeech,
        unit: '%',
        note: `${clipsWithSpeech} clips`,
      },
      {
        name: 'speech clips found, to open',
        value: (100 * clipsOpening) / clipsWithSpeech,
        unit: '%',
        note: `with a window of ${openRatio} and more`,
      },
      {
        name: 'false speech',
        value: false_.speech,
        unit: 'windows',
        note: `of ${false_.windows} s of typing, knocks, barks, steps, room tone and silence`,
      },
    ],
    goals: [
      { figure: 'speech clips found', atLeast: 100 },
      { figure: 'false speech', atMost: 0 },
    ],
    limits: [
      'Heard from files, as they are; what Opus makes of the sounds of a desk is the next table.',
      'Most of the far speakers of ami_meeting_trn07 are missed. Of the one utterance of trn02 (0.7 s, far, -51 dBFS) a part is heard in each of its two windows, too little for a rule to speak.',
      'Babble of a restaurant is speech, though nobody near speaks: the network cannot tell who speaks. Whispering at -40 dBFS is found in part.',
    ],
  };
}
