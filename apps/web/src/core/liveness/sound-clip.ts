import type { SoundRecorder } from './liveness-run';

const RECORDED_TYPE = 'audio/webm;codecs=opus';
/** As the route expects it; the codec is in the file. */
const SENT_TYPE = 'audio/webm';

/** Whether this browser can record what the service reads. */
export function canRecordSound(): boolean {
  return typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(RECORDED_TYPE);
}

/** Records a microphone's track from now on. Throws when the browser cannot. */
export function recordSound(track: MediaStreamTrack): SoundRecorder {
  const recorder = new MediaRecorder(new MediaStream([track]), {
    mimeType: RECORDED_TYPE,
    audioBitsPerSecond: 32_000,
  });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
  recorder.start();
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return {
    stop: async () => {
      end();
      await stopped;
      return new Blob(parts, { type: SENT_TYPE });
    },
    cancel: end,
  };
}
