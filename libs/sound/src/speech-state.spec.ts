import { decodeSpeechState, encodeSpeechState, silentState, type SpeechState } from './speech-state';

const model = { name: 'speech', sha256: '0123456789abcdef'.repeat(4) };
const numbers = (length: number): Float32Array =>
  Float32Array.from({ length }, (_, at) => Math.sin(at + 1) / 2);
const state: SpeechState = { memory: numbers(256), tail: numbers(64 + 128), stepsSinceSure: 7 };

/** The state with one of its numbers replaced; the first 8 bytes are the tag. */
function forged(index: number, value: number): string {
  const bytes = Buffer.from(encodeSpeechState(state, model), 'base64');
  bytes.writeFloatLE(value, 8 + 4 * index);
  return bytes.toString('base64');
}

describe(decodeSpeechState.name, () => {
  it.each([state, silentState()])('gives back what was encoded', (given) => {
    expect(decodeSpeechState(encodeSpeechState(given, model), model)).toEqual(given);
  });

  it('fits the contract in its longest form', () => {
    expect(encodeSpeechState({ ...state, tail: numbers(64 + 511) }, model).length).toBeLessThan(8192);
  });

  it('takes no state of another network', () => {
    const other = { ...model, sha256: 'f'.repeat(64) };
    expect(decodeSpeechState(encodeSpeechState(state, model), other)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['a cut state', encodeSpeechState(state, model).slice(0, 1000)],
    ['a memory without samples', encodeSpeechState({ ...state, tail: new Float32Array(0) }, model)],
    ['a whole step too many', encodeSpeechState({ ...state, tail: numbers(64 + 512) }, model)],
    ['a sure step in the future', forged(0, -1)],
    ['a sure step long forgotten', forged(0, 1000)],
    ['a state of before sure steps were counted', forged(0, 0.25)],
    ['a memory that is not a number', forged(3, NaN)],
    ['a memory without bounds', forged(3, 1e30)],
    ['samples without bounds', forged(300, Infinity)],
  ])('takes for a start: %s', (_what, given) => {
    expect(decodeSpeechState(given, model)).toBeNull();
  });
});
