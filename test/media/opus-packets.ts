import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Splits an Ogg file (RFC 3533) into packets; the first two of an Opus stream are headers. */
function oggPackets(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  for (let at = 0; at < file.length;) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`No Ogg page at byte ${at}.`);
    const segments = file.subarray(at + 27, at + 27 + file[at + 26]!);
    at += 27 + segments.length;
    for (const length of segments) {
      open.push(file.subarray(at, at + length));
      at += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(open));
      open = [];
    }
  }
  return packets.slice(2);
}

/** Sound as a browser's microphone sends it: Opus, mono unless told, 20 ms a packet, without DTX. `input` are ffmpeg arguments. */
export async function opusPacketsOf(
  input: string[],
  bitrate = '24k',
  channels: 1 | 2 = 1,
): Promise<Buffer[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', ...input, '-vn', '-ac', String(channels), '-ar', '48000'],
      ...[
        '-c:a',
        'libopus',
        '-b:a',
        bitrate,
        '-application',
        'voip',
        '-frame_duration',
        '20',
        '-f',
        'ogg',
        '-',
      ],
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  return oggPackets(stdout);
}
