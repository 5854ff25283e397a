import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response } from 'express';
import { type PartOfFile } from './part-of-file';

/** Answers with a part of a file as RFC 9110 wants it; to HEAD with the headers alone. */
export async function sendPartOfFile(
  part: PartOfFile,
  contentType: string,
  request: Request,
  response: Response,
): Promise<void> {
  response.status(part.status).setHeader('Accept-Ranges', 'bytes');
  if (part.status === 416) {
    response.setHeader('Content-Range', `bytes */${part.sizeBytes}`).end();
    return;
  }
  response.setHeader('Content-Type', contentType);
  if (part.status === 206) {
    response.setHeader('Content-Range', `bytes ${part.start}-${part.endInclusive}/${part.sizeBytes}`);
    response.setHeader('Content-Length', part.endInclusive - part.start + 1);
  } else {
    response.setHeader('Content-Length', part.sizeBytes);
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await sendStream(part.open(), response);
}

/** Who drops the connection in the middle, as a player that seeks does, is no failure of ours. */
export async function sendStream(content: Readable, response: Response): Promise<void> {
  try {
    await pipeline(content, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
