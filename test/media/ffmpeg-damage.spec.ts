import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readThroughFfmpeg } from '@bakylau/vision';
import { fixture } from './staged-clip';

jest.setTimeout(120_000);
const seconds = 6;

/** Real recordings, whole ones that ffmpeg has something to say about and broken ones. */
describe('damage of a recorded file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-damage-'));
  const at = (name: string): string => join(folder, name);
  const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-y', '-nostdin', '-v', 'error', ...args]);
  const isWhole: Record<string, string[]> = {
    'whole.webm': ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus'],
    'whole.mp4': ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '20', '-bf', '3', '-c:a', 'aac'],
    'whole.mkv': ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'libopus'],
    'whole.wav': ['-vn'],
    'whole.mp3': ['-vn'],
    'whole.flac': ['-vn'],
  };

  beforeAll(() => {
    const inputs = ['-i', fixture('video/session_mix.mp4'), '-i', fixture('audio/exam_30s_mix.wav')];
    for (const [name, codecs] of Object.entries(isWhole))
      ffmpeg(...inputs, '-map', '0:v', '-map', '1:a', '-t', String(seconds), ...codecs, at(name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is told of the file's picture, then of its sound; null for a stream that is whole or not there. */
  async function damageOf(name: string): Promise<(string | null)[]> {
    const streams = [
      ['0:V:0', '-f', 'rawvideo', '-pix_fmt', 'yuvj420p'],
      ['0:a:0', '-f', 's16le'],
    ] as const;
    const told: (string | null)[] = [];
    for (const [stream, ...output] of streams) {
      let damage: string | null = null;
      const pieces = readThroughFfmpeg(at(name), stream, output, { onDamage: (said) => (damage = said) });
      let bytes = 0;
      try {
        for await (const piece of pieces) bytes += piece.length;
        expect(bytes).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ code: 'stream_missing' });
      }
      told.push(damage);
    }
    return told;
  }

  /** What ffmpeg says of the file as the reader asks it to. */
  const saidOf = (name: string): string => {
    const output = ['-pix_fmt', 'yuv444p', '-f', 'null', '-'];
    return spawnSync('ffmpeg', [
      '-nostdin',
      '-v',
      'level+warning',
      '-i',
      at(name),
      ...output,
    ]).stderr.toString();
  };

  const cutOff = (name: string, share: number): Buffer => {
    const bytes = readFileSync(at(name));
    return bytes.subarray(0, Math.floor(bytes.length * share));
  };

  /** A copy whose bytes in the middle, as many as asked for, are others. */
  function overwritten(name: string, kind: 'noise' | 'zeros', length: number): Buffer {
    const bytes = readFileSync(at(name));
    const noise = createHash('shake256', { outputLength: length }).update('noise').digest();
    (kind === 'noise' ? noise : Buffer.alloc(length)).copy(bytes, Math.floor(bytes.length / 2));
    return bytes;
  }

  const setBytes = (bytes: Buffer, from: number, values: number[]): Buffer => {
    Buffer.from(values).copy(bytes, from);
    return bytes;
  };

  it.each(Object.keys(isWhole))('is none in %s', async (name) => {
    expect(await damageOf(name)).toEqual([null, null]);
  });

  it.each<[string, RegExp | null, string, (path: string) => void]>([
    [
      'a recording of MediaRecorder, which knows neither its length nor its places',
      ...([null, 'live.webm'] as const),
      (path) => ffmpeg('-i', at('whole.webm'), '-c', 'copy', '-live', '1', '-f', 'webm', path),
    ],
    [
      'timestamps that go back',
      ...([null, 'back.mkv'] as const),
      (path) => ffmpeg('-i', at('whole.mp4'), '-c', 'copy', '-bsf:v', 'setts=ts=TS-mod(N\\,7)*3000', path),
    ],
    [
      'colours named as they were once',
      ...([/deprecated pixel format/, 'full-range.mp4'] as const),
      (path) => ffmpeg('-i', at('whole.mp4'), '-vf', 'format=yuvj444p', '-c:v', 'libx264', '-an', path),
    ],
    [
      'a remark beside the picture that is longer than it can be',
      ...([/\[error\] SEI type \d+ size \d+ truncated/, 'remark.mp4'] as const),
      (path) => {
        const remark = '086f3693b7b34f2c965321492feee5b8+remark';
        ffmpeg('-i', at('whole.mp4'), '-c', 'copy', '-bsf:v', `h264_metadata=sei_user_data=${remark}`, path);
        const bytes = readFileSync(path);
        writeFileSync(path, setBytes(bytes, bytes.indexOf('remark') - 17, [200]));
      },
    ],
    [
      'a title in letters of no alphabet',
      ...([/\[error\] Incorrect BOM value/, 'title.mp3'] as const),
      (path) => {
        const title = Buffer.from('ID3\x04\0\0\0\0\0\x11TIT2\0\0\0\x07\0\0\x01AB\x41\0\x42\0', 'latin1');
        writeFileSync(path, Buffer.concat([title, readFileSync(at('whole.mp3')).subarray(45)]));
      },
    ],
    [
      'a cut at a key frame that leaves references behind',
      ...([/\[error\] mmco: unref short failure/, 'cut-at-key.ts'] as const),
      (path) => {
        const open = 'open-gop=1:keyint=30:min-keyint=30:bframes=3:scenecut=0';
        const codec = ['-an', '-c:v', 'libx264', '-preset', 'veryfast', '-x264-params', open];
        ffmpeg('-i', at('whole.mp4'), ...codec, at('open.ts'));
        ffmpeg('-ss', '1.5', '-i', at('open.ts'), '-c', 'copy', path);
      },
    ],
    [
      'a sound that was streamed and does not know its length',
      ...([/corrupt input packet/, 'streamed.wav'] as const),
      (path) => {
        const bytes = readFileSync(at('whole.wav'));
        const unknown = [255, 255, 255, 255];
        writeFileSync(path, setBytes(setBytes(bytes, 4, unknown), bytes.indexOf('data') + 4, unknown));
      },
    ],
  ])('is none in a whole recording: %s', async (_what, says, name, make) => {
    make(at(name));
    if (says) expect(saidOf(name)).toMatch(says);
    expect(await damageOf(name)).toEqual([null, null]);
  });

  it.each<[string, string, () => Buffer]>([
    ['cut off', 'cut.webm', () => cutOff('whole.webm', 0.6)],
    ['cut off', 'cut.mkv', () => cutOff('whole.mkv', 0.6)],
    ['cut off', 'cut.wav', () => cutOff('whole.wav', 0.601)],
    ['cut off', 'cut.flac', () => cutOff('whole.flac', 0.6)],
    ['overwritten in the middle', 'noise.webm', () => overwritten('whole.webm', 'noise', 8000)],
    ['overwritten in the middle', 'noise.mkv', () => overwritten('whole.mkv', 'noise', 8000)],
    ['overwritten in the middle', 'noise.mp4', () => overwritten('whole.mp4', 'noise', 8000)],
    ['overwritten in the middle', 'noise.mp3', () => overwritten('whole.mp3', 'noise', 4000)],
    ['full of zeros in the middle', 'zeros.webm', () => overwritten('whole.webm', 'zeros', 8000)],
    ['full of zeros in the middle', 'zeros.mkv', () => overwritten('whole.mkv', 'zeros', 8000)],
    ['full of zeros in the middle', 'zeros.mp4', () => overwritten('whole.mp4', 'zeros', 8000)],
    // The container is whole and the decoder goes on: only a warning tells of it.
    ['overwritten in one picture', 'picture.mkv', () => overwritten('whole.mkv', 'noise', 200)],
  ])('is told of a recording that is %s: %s', async (_what, name, make) => {
    writeFileSync(at(name), make());
    const damage = (await damageOf(name)).filter((said) => said !== null);
    expect(damage.length).toBeGreaterThan(0);
    for (const said of damage) expect(said).not.toMatch(/\[(warning|error|fatal)\]|@ 0x|repeated/);
  });
});
