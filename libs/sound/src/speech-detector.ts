import { type ModelReference, type Speech } from '@bakylau/contracts';
import { type SpeechNetwork } from './speech.network';
import {
  contextLength,
  decodeSpeechState,
  encodeSpeechState,
  silentState,
  type SpeechState,
  stepLength,
} from './speech-state';
import { countSpoken } from './spoken-steps';

export interface SpeechReading {
  /** Null when the samples, with what was left of the window before, do not fill one step. */
  speech: Speech | null;
  speechState: string;
  cpuMs: number;
}

/** Listens to windows of sound as to one unbroken sound: what a window leaves over, the next one begins with. */
export class SpeechDetector {
  constructor(private readonly network: SpeechNetwork) {}

  get model(): ModelReference {
    return this.network.reference;
  }

  /**
   * @param samples mono at 16 kHz
   * @param speechState of the window before; absent at a start. One that this network did not make is ignored
   */
  async listen(samples: Float32Array, speechState?: string): Promise<SpeechReading> {
    const { memory: remembered, tail, stepsSinceSure } = this.stateOf(speechState);
    const sound = new Float32Array(tail.length + samples.length);
    sound.set(tail);
    sound.set(samples, tail.length);

    let memory = remembered;
    let at = 0;
    let cpuMs = 0;
    const probabilities: number[] = [];
    for (; at + contextLength + stepLength <= sound.length; at += stepLength) {
      const step = await this.network.run(sound.slice(at, at + contextLength + stepLength), memory);
      memory = step.memory;
      cpuMs += step.cpuMs;
      probabilities.push(step.probability);
    }
    const heard = probabilities.length > 0 ? countSpoken(probabilities, stepsSinceSure) : null;
    const state = { memory, tail: sound.slice(at), stepsSinceSure: heard?.stepsSinceSure ?? stepsSinceSure };
    return { speech: heard?.speech ?? null, speechState: encodeSpeechState(state, this.model), cpuMs };
  }

  private stateOf(speechState: string | undefined): SpeechState {
    return (speechState && decodeSpeechState(speechState, this.model)) || silentState();
  }
}
