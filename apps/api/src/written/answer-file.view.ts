import { type AnswerFile } from '@bakylau/contracts';
import { type AnswerFileRecord } from '@bakylau/persistence';

/** Without the name that the file had: names of files often hold names of people. */
export function answerFileView(file: AnswerFileRecord): AnswerFile {
  const { id, itemId, contentType, sizeBytes, sha256, fromPhone, addedAt } = file;
  return { id, itemId, contentType, sizeBytes, sha256, fromPhone, addedAt: addedAt.toISOString() };
}
