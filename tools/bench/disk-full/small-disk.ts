import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, so small that it can be filled. */
export class SmallDisk {
  private constructor(
    /** Where it is mounted. */
    readonly path: string,
    /** A folder on another disk. */
    readonly outside: string,
  ) {}

  /** @throws Error when this user may not mount */
  static mount(sizeBytes: number): SmallDisk {
    const outside = mkdtempSync(join(tmpdir(), 'bakylau-disk-'));
    const path = join(outside, 'disk');
    mkdirSync(path);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', path], { stdio: 'pipe' });
    } catch (cause) {
      rmSync(outside, { recursive: true });
      throw new Error('A small disk cannot be mounted: run this as root (CAP_SYS_ADMIN)', { cause });
    }
    return new SmallDisk(path, outside);
  }

  unmount(): void {
    execFileSync('umount', [this.path]);
    rmSync(this.outside, { recursive: true, force: true });
  }
}
