import { type Span } from './observer';

export interface SamplesWindow extends Span {
  /** Mono at 16 kHz. */
  samples: Float32Array;
}
