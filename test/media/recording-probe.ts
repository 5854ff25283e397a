import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OPTIONS = { maxBuffer: 64 * 1024 * 1024 };

export interface ProbedTrack {
  /** Times of all packets in milliseconds, in file order. */
  timesMs: number[];
  sizes: number[];
}

/** Every packet of a file as ffprobe reads it. */
export async function probePackets(path: string): Promise<{ video: ProbedTrack; audio: ProbedTrack }> {
  const fields = 'packet=codec_type,pts_time,size';
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_entries', fields, '-of', 'csv=p=0', path],
    OPTIONS,
  );
  const tracks = {
    video: { timesMs: [], sizes: [] } as ProbedTrack,
    audio: { timesMs: [], sizes: [] } as ProbedTrack,
  };
  for (const line of stdout.trim().split('\n')) {
    const [type, time, size] = line.split(',');
    const track = type === 'video' ? tracks.video : tracks.audio;
    track.timesMs.push(Math.round(Number(time) * 1000));
    track.sizes.push(Number(size));
  }
  return tracks;
}

/** Decodes the whole file and returns what the decoders complained about; empty when all is well. */
export async function decodeErrors(path: string): Promise<string> {
  const { stderr } = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'null', '-'], OPTIONS);
  return stderr.trim();
}

/** Times in ms at which the picture turns from dark to bright. */
export async function flashTimes(path: string): Promise<number[]> {
  const filter = 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-an', '-vf', filter, '-f', 'null', '-'],
    OPTIONS,
  );
  const flashes: number[] = [];
  let timeMs = 0;
  let wasBright = false;
  for (const line of stdout.split('\n')) {
    const time = /pts_time:([\d.]+)/.exec(line)?.[1];
    if (time !== undefined) timeMs = Number(time) * 1000;
    const brightness = /YAVG=([\d.]+)/.exec(line)?.[1];
    if (brightness === undefined) continue;
    const isBright = Number(brightness) > 120;
    if (isBright && !wasBright) flashes.push(timeMs);
    wasBright = isBright;
  }
  return flashes;
}

/** Times in ms at which sound begins after at least 300 ms of silence. */
export async function beepTimes(path: string): Promise<number[]> {
  const filter = 'silencedetect=noise=-30dB:d=0.3';
  const { stderr } = await run(
    'ffmpeg',
    ['-hide_banner', '-i', path, '-vn', '-af', filter, '-f', 'null', '-'],
    OPTIONS,
  );
  return [...stderr.matchAll(/silence_end: ([\d.]+)/g)].map((match) => Number(match[1]) * 1000);
}

/** How many frames a player shows that seeks to `fromMs` and plays on to `toMs`; times from the file's beginning. */
export async function framesBetween(path: string, fromMs: number, toMs: number): Promise<number> {
  const span = ['-ss', String(fromMs / 1000), '-t', String((toMs - fromMs) / 1000)];
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', ...span, '-i', path, '-an', '-vsync', '0', '-f', 'framecrc', '-'],
    OPTIONS,
  );
  return stdout.split('\n').filter((line) => line && !line.startsWith('#')).length;
}

/** The loudest sample of a file's sound, dBFS; -91 for silence. */
export async function peakLevel(path: string): Promise<number> {
  const { stderr } = await run(
    'ffmpeg',
    ['-hide_banner', '-i', path, '-vn', '-af', 'volumedetect', '-f', 'null', '-'],
    OPTIONS,
  );
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1]);
}
