import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Descriptor } from '@bakylau/contracts';
import { readVideoFrames, type VisionEngine } from '@bakylau/vision';
import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';
import { analyseFile } from '../../../apps/cli/src/analysis/file-analysis';
import { Observer } from '../../../apps/cli/src/analysis/observer';
import { type Section, shown } from './section';

interface CleanClip {
  file: string;
  minutes: number;
  /** Why the clip is not clean after all, by its label; it is shown and does not count. */
  shows?: string;
}

/**
 * Clips in which nothing happens that a rule is for, looped. The signing people move their arms as nobody does in an exam: they
 * are here because the rules go by each person's own normal, and so have no reason to flag them.
 */
const clips: CleanClip[] = [
  { file: 'one_person_frontal_male.mp4', minutes: 40 },
  { file: 'gaze_center_left_center.mp4', minutes: 40 },
  ...[
    'again_personA',
    'book_personC',
    'brother_personA',
    'eat_personD',
    'hungry_personE',
    'night_personD',
    'school_personC',
  ].map((name) => ({ file: `asl/asl_${name}.mp4`, minutes: 10 })),
  { file: 'asl/asl_bird_personB.mp4', minutes: 10, shows: 'part of a second person' },
];

/** Room tone and typing under every clip: what an exam sounds like. */
const sounds = ['webcam_room_tone_center_left_center.wav', 'typing_zoom_asdf.wav'];

/** One file as long as asked: the clip over and over with a sensor's noise, over room tone and typing. */
function makeLong(data: string, { file, minutes }: CleanClip, target: string): void {
  const inputs = sounds.flatMap((sound) => ['-i', join(data, 'audio', sound)]);
  execFileSync('ffmpeg', [
    ...['-y', '-v', 'error', '-stream_loop', '-1', '-i', join(data, 'video', file), ...inputs],
    '-filter_complex',
    '[0:v]fps=4,noise=alls=4:allf=t[v];[1:a][2:a]concat=n=2:v=0:a=1,aloop=loop=-1:size=2e9[a]',
    ...['-map', '[v]', '-map', '[a]', '-t', String(minutes * 60)],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-c:a', 'libopus', '-b:a', '32k', target],
  ]);
}

/** The first picture of the clip that may serve as a photo of the person. */
async function findReference(engine: VisionEngine, path: string): Promise<Descriptor | null> {
  for await (const { picture } of readVideoFrames(path, { framesPerSecond: 4 })) {
    const { descriptor } = await engine.assessPhoto(picture);
    if (descriptor) return Array.from(descriptor);
  }
  return null;
}

/**
 * Incidents of behaviour that the whole pipeline opens where there is nothing to see, an hour.
 * @param hoursWanted of footage, shared out over the clips
 */
export async function measureFalseAlarms(
  engines: AnalysisEngines,
  data: string,
  hoursWanted: number,
): Promise<Section> {
  const share = hoursWanted / (clips.reduce((sum, { minutes }) => sum + minutes, 0) / 60);
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-clean-'));
  const rows: (string | number)[][] = [];
  let hours = 0;
  let behaviour = 0;
  let technical = 0;
  try {
    for (const clip of clips) {
      const path = join(folder, `${basename(clip.file)}.mkv`);
      makeLong(data, { ...clip, minutes: clip.minutes * share }, path);
      const reference = await findReference(engines.vision, path);
      const { incidents, durationMs } = await analyseFile(path, {
        observer: new Observer(engines, { sessionId: '00000000-0000-0000-0000-000000000000', reference }),
        hasReference: reference !== null,
        onObservation: () => undefined,
      });
      rmSync(path);
      const own = incidents.filter(({ ledger }) => ledger === 'behaviour');
      if (!clip.shows) {
        hours += durationMs / 3_600_000;
        behaviour += own.length;
        technical += incidents.length - own.length;
      }
      const kinds = [...new Set(incidents.map(({ rule }) => rule))].join(', ');
      rows.push([
        clip.shows ? `${clip.file} (shows ${clip.shows}: not counted)` : clip.file,
        shown(durationMs / 60_000, 0),
        own.length,
        incidents.length - own.length,
        kinds || '–',
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    title: 'False alarms on clean footage',
    about:
      'The whole pipeline (looks, bursts, sound, rules) over clips in which nothing happens that a rule is for, looped with a little noise, over room tone and typing.',
    columns: ['clip', 'minutes', 'behaviour incidents', 'technical incidents', 'kinds'],
    rows,
    figures: [
      {
        name: 'false behaviour incidents',
        value: behaviour / hours,
        unit: 'an hour',
        note: `${shown(hours)} candidate-hours`,
      },
      {
        name: 'technical incidents',
        value: technical / hours,
        unit: 'an hour',
        note: 'a looped clip is a loop: camera.looped is right here',
      },
    ],
    goals: [{ figure: 'false behaviour incidents', atMost: 1 }],
    limits: [
      `${shown(hours)} hours without any bound the rate at ${shown(3 / hours)} an hour (95 %).`,
      'Seven people in short clips: loops repeat what little they do. Real exams have light that changes, people who drink, stretch and read under their breath.',
    ],
  };
}
