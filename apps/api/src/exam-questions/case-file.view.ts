import { type CaseFile } from '@bakylau/contracts';
import { type CaseFileRecord } from '@bakylau/persistence';
import { SHEET_TYPES } from './checked-case-file';

/** Where the bytes of a file lie in the object store. */
export const caseFileKey = ({ examId, id }: Pick<CaseFileRecord, 'examId' | 'id'>): string =>
  `exams/${examId}/case-files/${id}`;

type ShownFile = Pick<CaseFileRecord, 'id' | 'name' | 'contentType' | 'sizeBytes'>;

export function caseFileView({ id, name, contentType, sizeBytes }: ShownFile): CaseFile {
  return { id, name, contentType, sizeBytes, hasSheets: SHEET_TYPES.has(contentType) };
}

/** Of one part of a case. @param files of the whole exam, in their order */
export const filesOf = (materialId: string, files: readonly CaseFileRecord[]): CaseFile[] =>
  files.filter((file) => file.materialId === materialId).map(caseFileView);
