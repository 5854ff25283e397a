import { RtpPacketView } from './rtp-packet-view';
import { rtpPacket, vp8DeltaFrame, vp8KeyFrame } from './rtp-packet.factory';
import { Vp8Depacketizer, vp8KeyFrameSize, type Vp8Frame } from './vp8-depacketizer';

const START = Buffer.from([0x10]);
const CONTINUATION = Buffer.from([0x00]);

describe(Vp8Depacketizer.name, () => {
  let frames: Vp8Frame[];
  let sut: Vp8Depacketizer;
  let sequenceNumber: number;

  beforeEach(() => {
    frames = [];
    sequenceNumber = 0;
    sut = new Vp8Depacketizer((frame) => frames.push(frame));
  });

  const push = (
    descriptor: Buffer,
    data: Buffer | string,
    options: { timestamp?: number; marker?: boolean } = {},
  ) => {
    const view = new RtpPacketView();
    const payload = Buffer.concat([descriptor, Buffer.from(data)]);
    view.read(rtpPacket({ sequenceNumber: sequenceNumber++, payload, ...options }));
    return sut.push(view);
  };

  it('puts a frame together from its packets', () => {
    push(START, 'one ', { timestamp: 5 });
    push(CONTINUATION, 'two ', { timestamp: 5 });
    push(CONTINUATION, 'three', { timestamp: 5, marker: true });
    expect(frames.map((frame) => [frame.timestamp, frame.data.toString()])).toEqual([[5, 'one two three']]);
  });

  it.each([
    ['no extension', [0x10]],
    ['a 7-bit picture id', [0x90, 0x80, 0x11]],
    ['a 15-bit picture id', [0x90, 0x80, 0x91, 0x22]],
    ['picture id and TL0PICIDX', [0x90, 0xc0, 0x91, 0x22, 0x05]],
    ['all fields, as Chromium sends them', [0x90, 0xe0, 0x91, 0x22, 0x05, 0x20]],
    ['temporal layer without a picture id', [0x90, 0x20, 0x40]],
    ['KEYIDX alone', [0x90, 0x10, 0x03]],
    ['a non-reference frame', [0x30]],
  ])('takes off a descriptor with %s', (_what, descriptor) => {
    push(Buffer.from(descriptor), 'frame', { marker: true });
    expect(frames[0]?.data.toString()).toBe('frame');
  });

  it('tells key frames from others and reads their size', () => {
    push(START, vp8KeyFrame(640, 480), { timestamp: 1, marker: true });
    push(START, vp8DeltaFrame(), { timestamp: 2, marker: true });
    expect(frames.map((frame) => frame.isKey)).toEqual([true, false]);
    expect(vp8KeyFrameSize(frames[0]!.data)).toEqual({ width: 640, height: 480 });
    expect(vp8KeyFrameSize(frames[1]!.data)).toBeNull();
    expect(vp8KeyFrameSize(Buffer.from([0x10, 0, 0]))).toBeNull();
  });

  it('takes the size without its scaling bits', () => {
    expect(vp8KeyFrameSize(vp8KeyFrame(1280 | 0x4000, 720 | 0x8000))).toEqual({ width: 1280, height: 720 });
  });

  it('ends a frame whose marker is missing at the next timestamp', () => {
    push(START, 'first', { timestamp: 1 });
    push(START, 'second', { timestamp: 2, marker: true });
    expect(frames.map((frame) => frame.data.toString())).toEqual(['first', 'second']);
  });

  it('drops a frame that lost a piece, and what is left of it', () => {
    push(START, 'torn', { timestamp: 1 });
    expect(sut.discard()).toBe(true);
    expect(push(CONTINUATION, 'rest', { timestamp: 1, marker: true })).toBe(false);
    push(START, 'whole', { timestamp: 2, marker: true });
    expect(frames.map((frame) => frame.data.toString())).toEqual(['whole']);
    expect(sut.framesDropped).toBe(1);
    expect(sut.discard()).toBe(false);
  });

  it('passes over packets of padding', () => {
    push(START, 'one ', { timestamp: 1 });
    const view = new RtpPacketView();
    view.read(rtpPacket({ sequenceNumber: sequenceNumber++, timestamp: 1, payload: Buffer.alloc(0) }));
    expect(sut.push(view)).toBe(true);
    push(CONTINUATION, 'two', { timestamp: 1, marker: true });
    expect(frames.map((frame) => frame.data.toString())).toEqual(['one two']);
  });

  it.each([[[0x90]], [[0x90, 0x80]], [[0x90, 0xe0, 0x91]], [[0x10]]])(
    'gives up a frame with a torn descriptor (%j)',
    (descriptor) => {
      push(START, 'begun', { timestamp: 1 });
      expect(push(Buffer.from(descriptor), '', { timestamp: 1 })).toBe(false);
      expect(sut.framesDropped).toBe(1);
    },
  );
});
