/**
 * The process that recording-crash.spec.ts kills: records a capture in real time into the folder that it is given.
 * Arguments: folder, file with the capture (see `writeCapture`).
 */
import { readFileSync } from 'node:fs';
import { ChainRecorder, SessionClock } from '@bakylau/recording';
import { readCapture } from './recording-capture-file';

const [, , directory = '', captureFile = ''] = process.argv;
const packets = readCapture(readFileSync(captureFile));
const startedAtMs = Date.now();
const clock = new SessionClock(startedAtMs);
const nothing = () => undefined;
const recorder = new ChainRecorder({
  chain: 'av',
  run: 0,
  directory,
  onSegmentClosed: nothing,
  onWriteError: (error) => {
    throw error;
  },
  onKeyFrame: nothing,
  onFrameSize: nothing,
  onKeyFrameNeeded: nothing,
  onOpusPacket: nothing,
});
let next = 0;
setInterval(() => {
  const nowMs = clock.nowMs();
  for (let packet = packets[next]; packet && packet.mediaMs <= nowMs; packet = packets[++next]) {
    (packet.kind === 'video' ? recorder.video : recorder.audio).push(packet.rtp, nowMs);
  }
  recorder.tick(nowMs);
}, 10);
process.stdout.write(`${startedAtMs}\n`);
