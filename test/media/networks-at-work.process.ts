import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SoundEngine } from '@bakylau/sound';
import { InferencePool } from '@bakylau/vision';

/** Loads the networks of pictures and of speech as the analyzer does, and prints the names in its home folder. */
async function main(): Promise<void> {
  const modelsDir = join(__dirname, '../../models');
  const execArgv = ['--require', join(__dirname, '../../tools/typescript/register.cjs')];
  const pool = await InferencePool.start({ modelsDir, threads: 1, queueLength: 1, execArgv });
  const sound = await SoundEngine.load(modelsDir);
  console.log(JSON.stringify(readdirSync(process.env['HOME']!, { recursive: true })));
  await pool.close();
  await sound.close();
}

void main();
