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

/**
 * The earlier master keys of RECORDING_KEYS_RETIRED or RECORDING_KEYS_RETIRED_FILE, apart by spaces, commas or lines; a string when
 * there is a problem.
 */
export function readRetiredRecordingKeys(environment: Environment): Buffer[] | string {
  const { RECORDING_KEYS_RETIRED: inline, RECORDING_KEYS_RETIRED_FILE: file } = environment;
  if (!inline && !file) return [];
  const name = inline ? 'RECORDING_KEYS_RETIRED' : 'RECORDING_KEYS_RETIRED_FILE';
  try {
    const words = (inline ?? readFileSync(file ?? '', 'utf8')).split(/[\s,]+/).filter(Boolean);
    const keys = words.map((word) => Buffer.from(word, 'base64'));
    if (keys.length > 0 && keys.every(({ length }) => length === KEY_BYTES)) return keys;
    return `${name}: each key must be ${ADVICE}`;
  } catch {
    return `${name}: ${file} cannot be read; each of its lines must be ${ADVICE}`;
  }
}
