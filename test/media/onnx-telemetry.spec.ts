import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000);

describe('networks at work', () => {
  it('keep no telemetry of ONNX Runtime, which would leave a database in the home folder and call its maker', () => {
    const home = mkdtempSync(join(tmpdir(), 'bakylau-home-'));
    const register = join(__dirname, '../../tools/typescript/register.cjs');
    const { ORT_DISABLE_TELEMETRY: _, XDG_CACHE_HOME: __, ...environment } = process.env;
    const printed = execFileSync(
      process.execPath,
      ['--require', register, join(__dirname, 'networks-at-work.process.ts')],
      { env: { ...environment, HOME: home }, encoding: 'utf8' },
    );
    rmSync(home, { recursive: true });
    const names = JSON.parse(printed) as string[];
    expect(names.filter((name) => /onnx/i.test(name))).toEqual([]);
  });
});
