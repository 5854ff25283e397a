import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The parts of the set-up are sourced by setup.sh; here each is sourced alone, with the variables that it uses. */
describe('set-up', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-set-up-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function bash(parts: string[], script: string, env: NodeJS.ProcessEnv = {}) {
    const sources = parts.map((part) => `source '${join(__dirname, part)}.sh'`).join('\n');
    const variables = `root='${folder}' cache='${folder}' state='${folder}' private_debian='${folder}/debian' toolchain='${folder}/toolchain'`;
    const result = spawnSync(
      'bash',
      ['--norc', '-c', `set -euo pipefail\n${variables}\n${sources}\n${script}`],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, TMPDIR: folder, ...env },
      },
    );
    return { status: result.status, output: result.stdout + result.stderr };
  }

  function program(name: string, lines: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${lines}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  describe('step', () => {
    it('says what runs and how long it took', () => {
      const { status, output } = bash(['progress'], "step 'npm packages' true");

      expect(status).toBe(0);
      expect(output).toMatch(/npm packages\n.*done in \d+ s/);
    });

    it('hands on the exit status and shows the end of the output', () => {
      const { status, output } = bash(['progress'], "step 'a build' sh -c 'echo no such header; exit 7'");

      expect(status).toBe(7);
      expect(output).toContain('| no such header');
    });

    it('shows that a long step is alive', () => {
      const { output } = bash(['progress'], "step 'a build' sh -c 'echo compiling; sleep 6'");

      expect(output).toMatch(/\.\.\. \d s {2}compiling/);
    }, 15_000);
  });

  describe('mediasoup worker', () => {
    const parts = ['progress', 'mediasoup-worker'];

    it('knows a worker by the exit status of a start by hand', () => {
      const worker = program('worker', 'exit 41');

      expect(bash(parts, `worker_can_start '${worker}'`).status).toBe(0);
    });

    it.each([
      ['a program that is none', 'exit 0'],
      ['a worker whose libraries are missing', 'exit 127'],
    ])('refuses %s', (_what, lines) => {
      const other = program('other', lines);

      expect(bash(parts, `worker_can_start '${other}'`).status).toBe(1);
    });

    it('says what to do when MEDIASOUP_WORKER_BIN is wrong', () => {
      const { status, output } = bash(parts, 'provide_mediasoup_worker', {
        MEDIASOUP_WORKER_BIN: join(folder, 'absent'),
      });

      expect(status).toBe(1);
      expect(output).toContain('correct the path or unset it');
    });

    it('takes a cached worker of this recipe only', () => {
      const find = (name: string) => {
        const script = `worker_cache_prefix() { printf '%s' '${folder}/worker'; }
          worker_recipe_hash() { printf 1234abcd; }
          worker_bin=''; find_cached_worker || true; printf 'found=%s' "$worker_bin"`;
        const worker = program(name, 'exit 41');
        const { output } = bash(parts, script);
        rmSync(worker);
        return output;
      };

      expect(find('worker-libssl.so.3-1234abcd')).toBe(`found=${folder}/worker-libssl.so.3-1234abcd`);
      expect(find('worker-libssl.so.3-ffffffff')).toBe('found=');
      expect(find('worker-official')).toBe(`found=${folder}/worker-official`);
    });
  });

  describe('Debian packages', () => {
    const parts = ['progress', 'debian-packages', 'debian-private'];

    it('does nothing when all are installed', () => {
      program('dpkg-query', 'printf installed');
      const { status, output } = bash(parts, `PATH='${folder}':$PATH install_debian_packages tests a b`);

      expect({ status, output }).toEqual({ status: 0, output: '' });
    });

    it('names those that are missing', () => {
      program('dpkg-query', '[ "$3" = present ] && printf installed');

      expect(bash(parts, `PATH='${folder}':$PATH; missing_debian_packages present absent other`).output).toBe(
        'absent other',
      );
    });

    it('tells a user without rights which command the administrator runs', () => {
      program('dpkg-query', 'exit 1');
      program('apt-get', 'exit 100');
      const script = `PATH='${folder}':$PATH; can_become_root() { return 1; }; install_debian_packages tests ffmpeg curl`;
      const { status, output } = bash(parts, script);

      expect(status).toBe(1);
      expect(output).toContain('apt-get install --no-install-recommends ffmpeg curl');
    });
  });

  describe('private Debian folder', () => {
    it('leads links to where their goals are: the private folder or the system', () => {
      const usr = `${folder}/debian/root/usr`;
      const script = `multiarch=here; mkdir -p '${usr}/lib' '${usr}/bin'; touch '${usr}/lib/own'
        ln -s /usr/lib/own '${usr}/bin/absolute'
        ln -s ../../bin/sh '${usr}/bin/of-the-system'
        repair_links; readlink '${usr}/bin/absolute' '${usr}/bin/of-the-system'`;

      expect(bash(['debian-private'], script).output).toBe(`${usr}/lib/own\n/bin/sh\n`);
    });
  });

  describe('environment file', () => {
    it('can be sourced, keeps the PATH and puts the project first', () => {
      const script = `worker_bin='/a folder/worker'; chromium=''; write_environment_file
        bash -c "source '${folder}/env'; printf '%s|%s' \\"\\$MEDIASOUP_WORKER_BIN\\" \\"\\$PATH\\""`;
      const { output } = bash(['environment-file'], script);

      expect(existsSync(join(folder, 'env'))).toBe(true);
      expect(readFileSync(join(folder, 'env'), 'utf8')).not.toContain('undefined');
      expect(output.startsWith(`/a folder/worker|${folder}/node_modules/.bin:`)).toBe(true);
      expect(output).toContain(':/usr/sbin');
    });
  });
});
