import { type CaptureOptions } from './recording-rtp-capture';

const KEY_FRAME_EVERY_2_S = ['-g', '30', '-r', '15', '-b:v', '300k'];

/** A person before the camera with a tone: 15 frames a second at 640x480, a key frame every 2 s. */
export function personSource(durationS: number): CaptureOptions {
  return {
    inputs: [
      ...[
        '-stream_loop',
        '-1',
        '-t',
        String(durationS),
        '-i',
        'test/fixtures/video/one_person_frontal_male.mp4',
      ],
      ...['-f', 'lavfi', '-t', String(durationS), '-i', 'sine=frequency=440:sample_rate=48000'],
    ],
    video: [...KEY_FRAME_EVERY_2_S, '-vf', 'scale=640:480', '-t', String(durationS)],
    audio: [],
  };
}

/** A white flash and a beep of 100 ms at the beginning of every second. */
export function flashAndBeepSource(durationS: number): CaptureOptions {
  const flash = `drawbox=color=white:t=fill:enable='lt(mod(t\\,1)\\,0.1)'`;
  const beep = `if(lt(mod(t\\,1)\\,0.1)\\,0.8*sin(2*PI*1000*t)\\,0)`;
  return {
    inputs: [
      ...['-f', 'lavfi', '-t', String(durationS), '-i', `color=c=black:s=640x480:r=25,${flash}`],
      ...['-f', 'lavfi', '-t', String(durationS), '-i', `aevalsrc=${beep}:s=48000`],
    ],
    video: ['-g', '50', '-r', '25', '-b:v', '300k'],
    audio: [],
  };
}
