import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SupervisedProcess } from './supervised-process';

describe(SupervisedProcess.name, () => {
  let folder: string;
  let sut: SupervisedProcess;
  const lines: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-supervised-'));
    const script = join(folder, 'child.cjs');
    writeFileSync(
      script,
      `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'options'))}, JSON.stringify(process.execArgv));
       require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));
       setInterval(() => {}, 1000);`,
    );
    lines.length = 0;
    sut = new SupervisedProcess({
      name: 'child',
      script,
      nodeOptions: ['--max-semi-space-size=32'],
      env: process.env,
      isReady: () => Promise.resolve(existsSync(join(folder, 'pid'))),
      log: (line) => lines.push(line),
    });
  });

  afterEach(async () => {
    await sut.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts a killed child again, as another process', async () => {
    sut.start();
    await sut.waitUntilReady(10_000);
    const first = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    rmSync(join(folder, 'pid'));
    process.kill(first, 'SIGKILL');
    await sut.waitUntilReady(10_000);
    const second = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(second).not.toBe(first);
    expect(lines.join('\n')).toContain('child ended (SIGKILL)');
  });

  it('gives Node its options', async () => {
    sut.start();
    await sut.waitUntilReady(10_000);
    expect(JSON.parse(readFileSync(join(folder, 'options'), 'utf8'))).toContain('--max-semi-space-size=32');
  });

  it('does not start it again after close, and closing twice is no error', async () => {
    sut.start();
    await sut.waitUntilReady(10_000);
    await sut.close();
    await sut.close();
    rmSync(join(folder, 'pid'));
    await delay(600);
    expect(existsSync(join(folder, 'pid'))).toBe(false);
    expect(sut.pid).toBeUndefined();
  });

  it('says which process was not ready in time', async () => {
    await expect(sut.waitUntilReady(50)).rejects.toThrow('child was not ready');
  });
});
