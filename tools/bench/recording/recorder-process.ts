import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serialize } from 'node:v8';
import { transformSync } from '@swc/core';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';

export interface Recorded {
  /** CPU milliseconds for a second of one candidate. */
  cpuMsPerS: number;
  /** Bytes in the store for each byte of RTP. */
  storedShare: number;
  /** Largest resident size of the process while it recorded, MB. */
  memoryMb: number;
}

const LIBRARIES = join(__dirname, '../../../dist/apps/gateway/libs');
const PROGRAM = ['recorder.program', 'real-time'];

/**
 * Records `count` candidates in a process that holds nothing but the recorder as it is shipped: the built libraries, no compiler.
 * @throws Error when nothing is built, or the recording fails
 */
export async function recordInProcess(packets: CapturedPacket[], count: number): Promise<Recorded> {
  if (!existsSync(LIBRARIES)) throw new Error('Nothing is built yet: run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-recorder-'));
  try {
    for (const name of PROGRAM)
      writeFileSync(join(folder, `${name}.js`), compiled(join(__dirname, `${name}.ts`)));
    const capture = join(folder, 'capture.bin');
    writeFileSync(capture, serialize(packets));
    const args = [join(folder, `${PROGRAM[0]}.js`), capture, String(count)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as Recorded;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compiled(file: string): string {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    configFile: false,
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  return code.replaceAll(/@bakylau\/([a-z-]+)/g, (_, library: string) =>
    join(LIBRARIES, library, 'src/index.js'),
  );
}
