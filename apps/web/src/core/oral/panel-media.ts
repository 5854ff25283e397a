import { cameraConstraints } from '../media/capture-constraints';
import { mediaProblemOf, type MediaProblem } from '../media/media-error';
import { Store, type ReadableStore } from '../store';
import type { SentTracks } from './room-visit';

export interface PanelMediaState extends SentTracks {
  /** `on`: the browser gave what it has; `asking`: it shows its question. */
  phase: 'off' | 'asking' | 'on';
  /** Why the last try failed; null when it did not. */
  problem: MediaProblem | null;
  microphoneOn: boolean;
  cameraOn: boolean;
}

/** Unlike the candidate's microphone this one is not measured: the browser may clean it, so that nobody hears themselves. */
const MICROPHONE: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

const OFF: PanelMediaState = {
  ...{ phase: 'off', problem: null, microphoneOn: true, cameraOn: true },
  ...{ audio: null, video: null },
};

/** An examiner's camera and microphone. */
export class PanelMedia {
  private readonly states = new Store<PanelMediaState>(OFF);
  private closed = false;

  constructor(private readonly devices: Pick<MediaDevices, 'getUserMedia'>) {}

  get state(): ReadableStore<PanelMediaState> {
    return this.states;
  }

  /** Asks for both, and for the microphone alone where there is no camera. Never throws. */
  async start(): Promise<void> {
    if (this.states.get().phase !== 'off') return;
    this.states.patch({ phase: 'asking', problem: null });
    try {
      const stream = await this.devices
        .getUserMedia({ audio: MICROPHONE, video: cameraConstraints(null) })
        .catch((thrown: unknown) => {
          if (mediaProblemOf(thrown) !== 'missing') throw thrown;
          return this.devices.getUserMedia({ audio: MICROPHONE });
        });
      if (this.closed) return stream.getTracks().forEach((track) => track.stop());
      const [audio = null] = stream.getAudioTracks();
      const [video = null] = stream.getVideoTracks();
      this.states.patch({ phase: 'on', audio, video });
    } catch (thrown) {
      this.states.patch({ phase: 'off', problem: mediaProblemOf(thrown) });
    }
  }

  /** A muted track goes on as silence, so that nothing has to be agreed on anew. */
  setMicrophone(microphoneOn: boolean): void {
    const { audio } = this.states.get();
    if (audio) audio.enabled = microphoneOn;
    this.states.patch({ microphoneOn });
  }

  setCamera(cameraOn: boolean): void {
    const { video } = this.states.get();
    if (video) video.enabled = cameraOn;
    this.states.patch({ cameraOn });
  }

  close(): void {
    this.closed = true;
    const { audio, video } = this.states.get();
    audio?.stop();
    video?.stop();
    this.states.set(OFF);
  }
}
