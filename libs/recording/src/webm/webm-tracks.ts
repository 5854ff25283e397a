import { AUDIO_TRACK, VIDEO_TRACK } from '../recording-chain';
import { EBML_ID, element, float64, master, text, uint } from './ebml';

/** Tracks of one WebM file. Sizes may change inside the file; those given here are what a player reserves room for. */
export interface WebmTracks {
  video: { width: number; height: number } | null;
  audio: boolean;
}

/** Chromium encodes with 6.5 ms of look-ahead; the codec wants 80 ms of run-in after a seek. Both in nanoseconds. */
const OPUS_CODEC_DELAY_NS = 6_500_000;
const OPUS_SEEK_PRE_ROLL_NS = 80_000_000;
const OPUS_PRE_SKIP_SAMPLES = 312;
const OPUS_HZ = 48_000;

const VIDEO_TYPE = 1;
const AUDIO_TYPE = 2;

export function tracksElement(tracks: WebmTracks): Buffer {
  const entries: Buffer[] = [];
  if (tracks.video) {
    const { width, height } = tracks.video;
    entries.push(
      master(EBML_ID.trackEntry, [
        ...entryHead(VIDEO_TRACK, VIDEO_TYPE, 'V_VP8'),
        master(EBML_ID.video, [uint(EBML_ID.pixelWidth, width), uint(EBML_ID.pixelHeight, height)]),
      ]),
    );
  }
  if (tracks.audio) {
    entries.push(
      master(EBML_ID.trackEntry, [
        ...entryHead(AUDIO_TRACK, AUDIO_TYPE, 'A_OPUS'),
        element(EBML_ID.codecPrivate, opusHead()),
        uint(EBML_ID.codecDelay, OPUS_CODEC_DELAY_NS),
        uint(EBML_ID.seekPreRoll, OPUS_SEEK_PRE_ROLL_NS),
        master(EBML_ID.audio, [float64(EBML_ID.samplingFrequency, OPUS_HZ), uint(EBML_ID.channels, 1)]),
      ]),
    );
  }
  return master(EBML_ID.tracks, entries);
}

function entryHead(number: number, type: number, codec: string): Buffer[] {
  return [
    uint(EBML_ID.trackNumber, number),
    uint(EBML_ID.trackUid, number),
    uint(EBML_ID.flagLacing, 0),
    text(EBML_ID.language, 'und'),
    text(EBML_ID.codecId, codec),
    uint(EBML_ID.trackType, type),
  ];
}

/** The 19-byte identification header of RFC 7845: one channel, no gain. */
function opusHead(): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head[8] = 1;
  head[9] = 1;
  head.writeUInt16LE(OPUS_PRE_SKIP_SAMPLES, 10);
  head.writeUInt32LE(OPUS_HZ, 12);
  return head;
}
