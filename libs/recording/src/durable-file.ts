import { open, type FileHandle } from 'node:fs/promises';

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
