import { RtpPacketView } from './rtp-packet-view';
import { rtpPacket } from './rtp-packet.factory';
import { RtpReorderBuffer } from './rtp-reorder-buffer';

const WAIT_MS = 600;

describe(RtpReorderBuffer.name, () => {
  let received: string[];
  let sut: RtpReorderBuffer;
  const view = new RtpPacketView();

  beforeEach(() => {
    received = [];
    sut = new RtpReorderBuffer(WAIT_MS, ({ sequenceNumber }, lostBefore) =>
      received.push(lostBefore > 0 ? `${lostBefore} lost, ${sequenceNumber}` : String(sequenceNumber)),
    );
  });

  const push = (sequenceNumber: number, arrivalMs = 0) => {
    view.read(rtpPacket({ sequenceNumber }));
    sut.push(view, arrivalMs);
  };

  /** The first packet of a stream, long enough ago for the stream to have begun. */
  const begin = (sequenceNumber: number) => {
    push(sequenceNumber, -1_000);
    sut.releaseOverdue(-700);
  };

  it('waits at the start of a stream for packets that were overtaken by the first one', () => {
    push(11, 0);
    push(13, 5);
    push(10, 200);
    expect(received).toEqual([]);
    push(12, 250);
    expect(received).toEqual(['10', '11', '12', '13']);
    expect(sut).toMatchObject({ lost: 0, lateOrDuplicate: 0 });
  });

  it('counts the wait from when it is told, so that a packet that came late does not wait the whole time again', () => {
    begin(1);
    view.read(rtpPacket({ sequenceNumber: 3 }));
    sut.push(view, 200, 50);
    sut.releaseOverdue(50 + WAIT_MS - 1);
    expect(received).toEqual(['1']);
    sut.releaseOverdue(50 + WAIT_MS);
    expect(received).toEqual(['1', '1 lost, 3']);
  });

  it('begins with what it has when nothing more comes', () => {
    push(11, 0);
    push(10, 20);
    sut.releaseOverdue(249);
    expect(received).toEqual([]);
    sut.releaseOverdue(250);
    expect(received).toEqual(['10', '11']);
  });

  it('passes packets in order on at once', () => {
    begin(7);
    [8, 9].forEach((n) => push(n));
    expect(received).toEqual(['7', '8', '9']);
    expect(sut.hasHole).toBe(false);
  });

  it('waits for a packet that overtook others, over the turn of the count', () => {
    begin(65_534);
    [0, 1, 65_535, 2].forEach((n) => push(n));
    expect(received).toEqual(['65534', '65535', '0', '1', '2']);
    expect(sut.reordered).toBe(3);
    expect(sut.lost).toBe(0);
  });

  it('gives a hole up only when the wait is over', () => {
    begin(1);
    push(4, 10);
    push(5, 500);
    sut.releaseOverdue(609);
    expect(received).toEqual(['1']);
    sut.releaseOverdue(610);
    expect(received).toEqual(['1', '2 lost, 4', '5']);
    expect(sut.lost).toBe(2);
  });

  it('gives holes up one by one, each by its own time', () => {
    begin(1);
    push(3, 10);
    push(5, 400);
    sut.releaseOverdue(700);
    expect(received).toEqual(['1', '1 lost, 3']);
    push(4, 800);
    expect(received).toEqual(['1', '1 lost, 3', '4', '5']);
  });

  it('gives a hole up when a packet arrives after the wait, without any timer', () => {
    begin(1);
    push(3, 10);
    push(4, 700);
    expect(received).toEqual(['1', '1 lost, 3', '4']);
  });

  it('drops duplicates and packets that come after their hole was given up', () => {
    begin(1);
    push(3, 0);
    push(3, 0);
    sut.releaseOverdue(WAIT_MS);
    push(2, 700);
    push(1, 700);
    expect(received).toEqual(['1', '1 lost, 3']);
    expect(sut.lateOrDuplicate).toBe(3);
  });

  it('starts anew when the count jumps, forwards or backwards', () => {
    begin(10);
    push(12, 0);
    push(30_000, 0);
    push(30_001, 0);
    push(5, 0);
    push(6, 0);
    expect(received).toEqual(['10', '1 lost, 12', '1 lost, 30000', '30001', '1 lost, 5', '6']);
  });

  it('passes everything on when drained, and then begins with any number', () => {
    begin(1);
    push(4, 0);
    push(7, 0);
    sut.drain();
    push(500, 0);
    sut.releaseOverdue(300);
    expect(received).toEqual(['1', '2 lost, 4', '2 lost, 7', '500']);
  });

  it('brings any order within the window back, with nothing lost', () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => i);
    const jittered = numbers.map((n) => [n, n + ((n * 7919) % 40)] as const).sort((a, b) => a[1] - b[1]);
    jittered.forEach(([n], i) => push(n, i));
    sut.drain();
    expect(received).toEqual(numbers.map(String));
  });
});
