import type { LivenessChallenge, LivenessKind, LivenessProgress } from '@bakylau/contracts';
import { type ApiError, toApiError } from '../api-error';
import { Store, type ReadableStore } from '../store';
import type { LivenessCalls } from './liveness-calls';

/** `shown` waits for the person to begin to speak; `running` sends pictures. */
export type LivenessStage = 'ready' | 'beginning' | 'shown' | 'running' | 'sending' | 'over';

export interface LivenessRunState {
  stage: LivenessStage;
  challenge: LivenessChallenge | null;
  /** Of the running try, or of the last one. */
  progress: LivenessProgress | null;
  error: ApiError | null;
}

export interface SoundRecorder {
  /** Ends the recording. */
  stop(): Promise<Blob>;
  cancel(): void;
}

export interface LivenessRunOptions {
  calls: LivenessCalls;
  /** The camera's picture now, not mirrored. */
  captureFrame(): Promise<Blob>;
  recordSound(): SoundRecorder;
}

/** Four pictures a second; a slow line brings fewer, because each waits for the answer to the one before. */
const FRAME_EVERY_MS = 250;
/** A picture that fails is no harm as long as another comes soon. */
const FAILURES_IN_A_ROW = 4;
const LONGEST_CLIP_MS = 8000;
const SEND_AGAIN_MS = 1000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Carries out tries of the liveness check, one at a time. It holds no React; the page subscribes to its state. */
export class LivenessRun {
  private readonly states = new Store<LivenessRunState>({
    stage: 'ready',
    challenge: null,
    progress: null,
    error: null,
  });
  private recorder: SoundRecorder | null = null;
  private recordingTimer: ReturnType<typeof setTimeout> | undefined;
  /** Changes with every try, so that what still runs of an earlier one finds out. */
  private turn = 0;

  constructor(private readonly options: LivenessRunOptions) {}

  get state(): ReadableStore<LivenessRunState> {
    return this.states;
  }

  /** Draws a challenge. Turns of the head start at once; digits wait for `speak`. */
  async begin(kind: LivenessKind): Promise<void> {
    const turn = this.next();
    this.states.set({ stage: 'beginning', challenge: null, progress: null, error: null });
    try {
      const { challenge, outcome, triesLeft } = await this.options.calls.begin(kind);
      if (turn !== this.turn) return;
      const ended: LivenessProgress = {
        ...{ state: 'failed', phase: null, step: 0, hint: null, failure: 'abandoned' },
        ...{ outcome, triesLeft },
      };
      if (!challenge) return this.patch({ stage: 'over', progress: ended });
      this.patch({ stage: kind === 'head_turn' ? 'running' : 'shown', challenge });
      setTimeout(() => {
        if (turn === this.turn && this.states.get().stage !== 'over') void this.giveUp();
      }, challenge.expiresInMs);
      if (kind === 'head_turn') void this.sendFrames(turn, challenge.id);
    } catch (thrown) {
      if (turn === this.turn) this.patch({ stage: 'ready', error: toApiError(thrown) });
    }
  }

  /** Records the voice and sends pictures meanwhile, until `stopSpeaking` or some seconds have passed. */
  speak(): void {
    const { stage, challenge } = this.states.get();
    if (stage !== 'shown' || !challenge) return;
    try {
      this.recorder = this.options.recordSound();
    } catch (thrown) {
      this.patch({ error: toApiError(thrown) });
      return;
    }
    this.patch({ stage: 'running', error: null });
    this.recordingTimer = setTimeout(() => void this.stopSpeaking(), LONGEST_CLIP_MS);
    void this.sendFrames(this.turn, challenge.id);
  }

  async stopSpeaking(): Promise<void> {
    const { stage, challenge } = this.states.get();
    const { recorder, turn } = this;
    if (stage !== 'running' || !challenge || !recorder) return;
    clearTimeout(this.recordingTimer);
    this.recorder = null;
    this.patch({ stage: 'sending' });
    try {
      const clip = await recorder.stop();
      const progress = await this.sendSound(turn, challenge.id, clip);
      if (turn === this.turn) this.over(progress);
    } catch (thrown) {
      if (turn === this.turn) this.patch({ stage: 'over', error: toApiError(thrown) });
    }
  }

  /** Ends the running try; it counts. */
  async giveUp(): Promise<void> {
    const { challenge } = this.states.get();
    const turn = this.next();
    if (!challenge) return this.patch({ stage: 'ready' });
    try {
      const progress = await this.options.calls.end(challenge.id);
      if (turn === this.turn) this.over(progress);
    } catch (thrown) {
      if (turn === this.turn) this.patch({ stage: 'over', error: toApiError(thrown) });
    }
  }

  /** For somebody who can do neither: uses up what is left, so that the check-in goes on and a person looks. */
  async giveUpAll(): Promise<void> {
    const { challenge, stage } = this.states.get();
    if (challenge && stage !== 'over') await this.giveUp();
    const turn = this.next();
    try {
      for (;;) {
        const begun = await this.options.calls.begin('head_turn');
        if (!begun.challenge) break;
        const progress = await this.options.calls.end(begun.challenge.id);
        if (turn !== this.turn) return;
        this.patch({ stage: 'over', challenge: null, progress, error: null });
        if (progress.outcome !== 'missing') return;
      }
    } catch (thrown) {
      if (turn === this.turn) this.patch({ stage: 'over', error: toApiError(thrown) });
    }
  }

  /** Stops what runs in the browser; the service ends the try by its clock. */
  close(): void {
    this.next();
  }

  /** Nobody should have to speak again, and lose a try, because a line was down for a moment. */
  private async sendSound(turn: number, challengeId: string, clip: Blob): Promise<LivenessProgress> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.options.calls.sendSound(challengeId, clip);
      } catch (thrown) {
        const error = toApiError(thrown);
        if (!error.temporary || failures >= FAILURES_IN_A_ROW || turn !== this.turn) throw error;
        await wait(SEND_AGAIN_MS * failures);
      }
    }
  }

  private async sendFrames(turn: number, challengeId: string): Promise<void> {
    let failures = 0;
    const goesOn = (): boolean => turn === this.turn && this.states.get().stage === 'running';
    while (goesOn()) {
      const due = wait(FRAME_EVERY_MS);
      try {
        const frame = await this.options.captureFrame();
        if (!goesOn()) return;
        const progress = await this.options.calls.sendFrame(challengeId, frame);
        failures = 0;
        if (!goesOn()) return;
        if (progress.state === 'open') this.patch({ progress });
        else this.over(progress);
      } catch (thrown) {
        if (!goesOn()) return;
        const error = toApiError(thrown);
        failures += 1;
        if (!error.temporary || failures >= FAILURES_IN_A_ROW) return this.fail(error);
      }
      await due;
    }
  }

  private fail(error: ApiError): void {
    this.next();
    this.patch({ stage: 'over', error });
  }

  private over(progress: LivenessProgress): void {
    this.next();
    this.patch({ stage: 'over', progress });
  }

  private next(): number {
    clearTimeout(this.recordingTimer);
    this.recorder?.cancel();
    this.recorder = null;
    return (this.turn += 1);
  }

  private patch(change: Partial<LivenessRunState>): void {
    this.states.update((state) => ({ ...state, ...change }));
  }
}
