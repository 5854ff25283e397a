import { type Response } from 'express';
import { type NamedContent } from '../exam-questions/case-files.service';
import { sendStream } from '../sessions/part-of-file.response';
import { type StoredContent } from './answer-file.store';

/** For work that is marked under no name. */
export function sendContent({ contentType, content }: StoredContent, response: Response): void {
  setHeaders(contentType, response);
  response.end(content);
}

/** As `sendContent`, read from the store while it is sent, so that no file lies in memory as a whole. */
export async function streamContent(
  { name, contentType, sizeBytes, open }: NamedContent,
  response: Response,
): Promise<void> {
  // Opened first: a file that is not there is an error of its own, not a broken answer.
  const content = await open();
  setHeaders(contentType, response, name);
  response.setHeader('Content-Length', sizeBytes);
  await sendStream(content, response);
}

/** @param name as its author called it. Pictures are shown, everything else is only saved: it never runs in the page's own origin. */
function setHeaders(contentType: string, response: Response, name?: string): void {
  const isPicture = contentType.startsWith('image/');
  response.setHeader('Content-Type', isPicture ? contentType : 'application/octet-stream');
  response.setHeader(
    'Content-Disposition',
    isPicture
      ? 'inline'
      : name === undefined
        ? `attachment; filename="${nameOf(contentType)}"`
        : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  response.setHeader('Cache-Control', 'private, no-store');
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};
const nameOf = (contentType: string): string => `answer.${EXTENSIONS[contentType] ?? 'bin'}`;
