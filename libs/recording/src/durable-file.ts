import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes all of `length` bytes; one call may write fewer, for example just before the disk is full. */
export async function writeFully(
  file: FileHandle,
  content: Buffer,
  length: number,
  position: number,
): Promise<void> {
  for (let done = 0; done < length;) {
    done += (await file.write(content, done, length - done, position + done)).bytesWritten;
  }
}

/** A new or renamed file is durable only after its folder has been synced. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes a file that after a crash is either whole or absent; what a crash leaves of it ends with `.tmp`. */
export async function writeDurably(path: string, content: Buffer): Promise<void> {
  const file = await open(`${path}.tmp`, 'w');
  try {
    await writeFully(file, content, content.length, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
  await syncFolder(dirname(path));
}
