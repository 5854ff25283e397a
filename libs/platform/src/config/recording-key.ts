import { readFileSync } from 'node:fs';
import { type Environment } from './environment.schema';

const ADVICE = '32 random bytes in base64 (openssl rand -base64 32)';
const KEY_BYTES = 32;

/** The master key of RECORDING_KEY or RECORDING_KEY_FILE, null without either; a string when there is a problem with it. */
export function readRecordingKey(environment: Environment): Buffer | string | null {
  const { RECORDING_KEY: inline, RECORDING_KEY_FILE: file } = environment;
  if (!inline && !file) return null;
  try {
    const key = Buffer.from(inline ?? readFileSync(file ?? '', 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
    return `${inline ? 'RECORDING_KEY' : 'RECORDING_KEY_FILE'}: has ${key.length} bytes; give ${ADVICE}`;
  } catch {
    return `RECORDING_KEY_FILE: ${file} cannot be read; it must hold ${ADVICE}`;
  }
}
