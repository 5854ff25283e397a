// Proves that the worker named by MEDIASOUP_WORKER_BIN (or mediasoup's default one) serves the installed mediasoup:
// starts it, opens a WebRTC transport on the loopback address, and sends one packet through an SRTP-encrypted pipe
// between two routers. Ends with status 0 and one line, or with the reason.
import * as mediasoup from 'mediasoup';

const TIME_LIMIT_MS = 20_000;
const OPUS = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 };

const timer = setTimeout(
  () => fail(`the worker gave no answer within ${TIME_LIMIT_MS / 1000} s`),
  TIME_LIMIT_MS,
);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}

/** A 12-byte RTP header (version 2, payload type 100) and 20 bytes of payload. */
function rtpPacket(sequenceNumber, ssrc) {
  const packet = Buffer.alloc(32, 7);
  packet.writeUInt16BE(0x8064, 0);
  packet.writeUInt16BE(sequenceNumber, 2);
  packet.writeUInt32BE(sequenceNumber * 960, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

/** Resolves when a packet came out of the second router as it went into the first. */
async function sendThroughEncryptedPipe(from, to) {
  const input = await from.createDirectTransport();
  const output = await to.createDirectTransport();
  const producer = await input.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [
        { mimeType: OPUS.mimeType, clockRate: OPUS.clockRate, channels: OPUS.channels, payloadType: 100 },
      ],
      encodings: [{ ssrc: 1111 }],
    },
  });
  const { pipeProducer } = await from.pipeToRouter({
    producerId: producer.id,
    router: to,
    enableSrtp: true,
    // Both routers live in one worker, where an id may stand for one producer only.
    keepId: false,
    listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
  });
  const consumer = await output.consume({ producerId: pipeProducer.id, rtpCapabilities: to.rtpCapabilities });
  let sequenceNumber = 0;
  const sender = setInterval(() => producer.send(rtpPacket(++sequenceNumber, 1111)), 20);
  const received = await new Promise((resolve) => consumer.once('rtp', resolve));
  clearInterval(sender);
  if (!received.subarray(-20).equals(Buffer.alloc(20, 7))) {
    fail('a packet changed on its way through SRTP');
  }
}

const worker = await mediasoup.createWorker({ logLevel: 'warn' });
worker.on('died', (error) => fail(`the worker died: ${error.message}`));
const router = await worker.createRouter({ mediaCodecs: [OPUS] });
const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
if (transport.iceCandidates.length === 0 || transport.dtlsParameters.fingerprints.length === 0) {
  fail('the WebRTC transport has no ICE candidate or no DTLS fingerprint');
}
await sendThroughEncryptedPipe(router, await worker.createRouter({ mediaCodecs: [OPUS] }));
worker.close();
clearTimeout(timer);
console.log(`mediasoup ${mediasoup.version}: worker, router, WebRTC transport and SRTP work`);
