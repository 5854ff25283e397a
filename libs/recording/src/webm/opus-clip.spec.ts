import { EBML_ID, ebmlHeader, element, idBytes, master, uint, UNKNOWN_SIZE } from './ebml';
import { readOpusClip } from './opus-clip';

/** SILK, 20 ms, one frame. */
const packet = (fill: number): Buffer => Buffer.from([0x08, fill, fill]);
const block = (content: Buffer, flags = 0x80): Buffer =>
  element(EBML_ID.simpleBlock, Buffer.concat([Buffer.from([0x81, 0, 0, flags]), content]));
const tracks = (codec: string): Buffer =>
  master(EBML_ID.tracks, [
    master(EBML_ID.trackEntry, [uint(EBML_ID.trackNumber, 1), element(EBML_ID.codecId, Buffer.from(codec))]),
  ]);
const cluster = (...blocks: Buffer[]): Buffer =>
  Buffer.concat([idBytes(EBML_ID.cluster), UNKNOWN_SIZE, uint(EBML_ID.clusterTimestamp, 0), ...blocks]);
const clip = (codec: string, ...clusters: Buffer[]): Buffer =>
  Buffer.concat([ebmlHeader(), idBytes(EBML_ID.segment), UNKNOWN_SIZE, tracks(codec), ...clusters]);

describe(readOpusClip.name, () => {
  it('reads packets through elements of unknown size', () => {
    const file = clip('A_OPUS', cluster(block(packet(1)), block(packet(2))), cluster(block(packet(3))));
    expect(readOpusClip(file)).toEqual({ packets: [packet(1), packet(2), packet(3)], durationMs: 60 });
  });

  it('leaves out half a packet at the end', () => {
    const file = clip('A_OPUS', cluster(block(packet(1)), block(packet(2))));
    expect(readOpusClip(file.subarray(0, -1))?.packets).toEqual([packet(1)]);
  });

  it.each<[string, Buffer]>([
    ['another codec', clip('A_VORBIS', cluster(block(packet(1))))],
    ['no packets', clip('A_OPUS', cluster())],
    ['laced blocks', clip('A_OPUS', cluster(block(packet(1), 0x82)))],
    ['no WebM', Buffer.from('RIFF....WAVE')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_what, file) => {
    expect(readOpusClip(file)).toBeNull();
  });

  it('ends with whatever bytes', () => {
    const file = clip('A_OPUS', cluster(block(packet(1)), block(packet(2))));
    for (let at = 0; at < file.length; at += 1) {
      const broken = Buffer.from(file);
      broken[at] = broken[at]! ^ 0xff;
      expect(() => readOpusClip(broken)).not.toThrow();
    }
  });
});
