import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Entry {
  version: string;
  integrity: string;
  optional?: boolean;
}

const program = join(__dirname, 'lock-is-installed.mjs');
const zod: Entry = { version: '4.0.0', integrity: 'sha512-z' };
const forMac: Entry = { version: '1.0.0', integrity: 'sha512-m', optional: true };

describe('lock-is-installed', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'bakylau-lock-'));
    writeLock({ 'node_modules/zod': zod, 'node_modules/only-for-mac': forMac });
    writeRecord({ 'node_modules/zod': zod });
    writePackage('zod', '4.0.0');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function writeLock(packages: Record<string, Entry>): void {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
  }

  function writeRecord(packages: Record<string, Entry>): void {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  }

  function writePackage(name: string, version: string): void {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ name, version }));
  }

  const status = (): number | null => spawnSync(process.execPath, [program, root]).status;

  it('accepts what the lock says, without the packages of other platforms', () => {
    expect(status()).toBe(0);
  });

  it('refuses a lock that asks for another version', () => {
    writeLock({ 'node_modules/zod': { ...zod, version: '4.0.1', integrity: 'sha512-y' } });

    expect(status()).toBe(1);
  });

  it('refuses a package whose content differs at the same version', () => {
    writeLock({ 'node_modules/zod': { ...zod, integrity: 'sha512-y' } });

    expect(status()).toBe(1);
  });

  it('refuses a record that the disk does not bear out', () => {
    writePackage('zod', '3.0.0');

    expect(status()).toBe(1);
  });

  it('refuses a package that the lock no longer has', () => {
    writeLock({});

    expect(status()).toBe(1);
  });

  it('refuses an installation that was cut short', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'));

    expect(status()).toBe(1);
  });
});
