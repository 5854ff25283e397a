import { type Response } from 'express';
import { type StoredContent } from './answer-file.store';

/** @param name as its author called it; absent for work that is marked under no name. Pictures are shown, everything else is only saved: it never runs in the page's own origin. */
export function sendContent(
  { contentType, content }: StoredContent,
  response: Response,
  name?: string,
): void {
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
  response.end(content);
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
