import { type MediaSource } from '@bakylau/contracts';
import { type CapturedPacket, captureRtp } from '../../../test/media/recording-rtp-capture';

/** How long the picture is white and the tone sounds, at the beginning of every second. */
const SIGNAL_S = 0.2;
const SIGNAL = `lt(mod(t+0.001\\,1)\\,${SIGNAL_S})`;
/**
 * How long the picture is black before each flash. A black frame is one packet and takes away whatever lost frames left: without it a
 * lost frame at a flash's end, which is a dozen packets, leaves the picture bright until the next flash, and that one begins unseen.
 */
const BLACK_S = 0.2;
const BLACK = `gte(mod(t+0.001\\,1)\\,${1 - BLACK_S})`;
/** Dark, so that nothing but the flash is bright, and with a key frame every second, for nobody answers requests for one. */
const FLASHING = [
  'lutyuv=y=val*0.4',
  `drawbox=color=black:t=fill:enable='${BLACK}'`,
  `drawbox=color=white:t=fill:enable='${SIGNAL}'`,
].join(',');
const PERSON = 'test/fixtures/video/one_person_frontal_male.mp4';

export const FRAME_RATES = { camera: 15, screen: 10 } as const;

/** A camera, a microphone and a screen that flash and beep at the same moments. */
export async function captureFlashAndBeep(durationS: number): Promise<Record<MediaSource, CapturedPacket[]>> {
  const length = ['-t', String(durationS)];
  const encoder = (fps: number, kbps: number) => ['-g', String(fps), '-r', String(fps), '-b:v', `${kbps}k`];
  const camera = await captureRtp({
    inputs: [
      ...['-stream_loop', '-1', ...length, '-i', PERSON],
      ...['-f', 'lavfi', ...length, '-i', `aevalsrc=if(${SIGNAL}\\,0.8*sin(2*PI*1000*t)\\,0):s=48000`],
    ],
    video: [
      ...encoder(FRAME_RATES.camera, 500),
      ...['-vf', `fps=${FRAME_RATES.camera},scale=640:480,${FLASHING}`, ...length],
    ],
    audio: [],
  });
  const screen = await captureRtp({
    inputs: ['-f', 'lavfi', ...length, '-i', `testsrc2=s=1280x720:r=${FRAME_RATES.screen}`],
    video: [...encoder(FRAME_RATES.screen, 250), '-vf', FLASHING],
    audio: null,
  });
  return {
    camera: camera.filter(({ kind }) => kind === 'video'),
    microphone: camera.filter(({ kind }) => kind === 'audio'),
    screen,
  };
}
