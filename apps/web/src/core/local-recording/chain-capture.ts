import type { CandidateChain } from '@bakylau/contracts';

/** Bits per second: a face stays recognisable, and half an hour of camera, sound and screen stays below 120 MB. */
const RATES = { video: 250_000, audio: 32_000 } as const;
/** A crash of the browser costs what was not handed out yet. */
const PART_EVERY_MS = 5_000;
const TYPES = ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp8', 'video/webm'] as const;

export interface ChainCaptureOptions {
  chain: CandidateChain;
  tracks: readonly MediaStreamTrack[];
  nowMs: () => number;
  /** In order; the last one comes after `stop`. */
  onPart: (part: { seq: number; startMs: number; endMs: number; content: Blob }) => void;
}

/** One recording that the browser makes of one chain, from the first tracks on until it is stopped or a track ends. */
export class ChainCapture {
  readonly recordingId: string = crypto.randomUUID();
  private readonly recorder: MediaRecorder;
  private seq = 0;

  /** @throws DOMException when the browser cannot record these tracks */
  constructor({ tracks, nowMs, onPart }: ChainCaptureOptions) {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.recorder = new MediaRecorder(new MediaStream([...tracks]), {
      ...(mimeType && { mimeType }),
      videoBitsPerSecond: RATES.video,
      audioBitsPerSecond: RATES.audio,
    });
    const startMs = nowMs();
    this.recorder.ondataavailable = ({ data }) => {
      if (data.size === 0) return;
      // Whatever codecs the browser names behind it, the service takes WebM.
      const content = data.slice(0, data.size, 'video/webm');
      onPart({ seq: this.seq++, startMs, endMs: Math.max(nowMs(), startMs), content });
    };
    this.recorder.start(PART_EVERY_MS);
  }

  /** Hands out the rest. Idempotent. */
  stop(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
  }
}
