import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { nackedSequenceNumbers } from './rtcp-feedback';
import { type RtpStream } from './rtp-stream';
import { type StreamIdentity } from './stream-identity';

/** A browser keeps about a second of what it sent. */
const HISTORY_PACKETS = 512;
const HEADER_BYTES = 12;

/** Sends one stream to a local port and, as a browser does, repeats the packets that the other side misses (RFC 4588). */
export class RtpSender {
  private readonly history = new Map<number, Buffer>();
  private rtxSequenceNumber = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly stream: RtpStream,
    private readonly identity: StreamIdentity,
    private readonly port: number,
  ) {}

  /** @param repeats whether lost packets are sent again when they are asked for */
  static async open(
    stream: RtpStream,
    identity: StreamIdentity,
    port: number,
    repeats = true,
  ): Promise<RtpSender> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const sender = new RtpSender(socket, stream, identity, port);
    if (repeats)
      socket.on('message', (rtcp) => nackedSequenceNumbers(rtcp).forEach((number) => sender.repeat(number)));
    return sender;
  }

  /** Sends what is due at this media time. */
  sendUntil(mediaMs: number): void {
    for (let due = this.stream.takeUntil(mediaMs); due; due = this.stream.takeUntil(mediaMs)) {
      this.history.set(due.sequenceNumber, due.rtp);
      this.history.delete((due.sequenceNumber - HISTORY_PACKETS) & 0xffff);
      this.socket.send(due.rtp, this.port, '127.0.0.1');
    }
  }

  close(): void {
    this.socket.close();
  }

  private repeat(sequenceNumber: number): void {
    const lost = this.history.get(sequenceNumber);
    if (!lost) return;
    const rtx = Buffer.allocUnsafe(lost.length + 2);
    lost.copy(rtx, 0, 0, HEADER_BYTES);
    rtx[1] = (lost[1]! & 0x80) | this.identity.rtxPayloadType;
    rtx.writeUInt16BE(this.rtxSequenceNumber++ & 0xffff, 2);
    rtx.writeUInt32BE(this.identity.rtxSsrc, 8);
    rtx.writeUInt16BE(sequenceNumber, HEADER_BYTES);
    lost.copy(rtx, HEADER_BYTES + 2, HEADER_BYTES);
    this.socket.send(rtx, this.port, '127.0.0.1');
  }
}
