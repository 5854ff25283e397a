import { CASE_FILE_TYPES, CASE_FILES_AT_MOST, type CaseFile } from '@bakylau/contracts';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseFileView } from '../../../components/case-files/case-file-view';
import { Failure } from '../../../components/failure';
import { FileField } from '../../../components/file-field';
import { api, urlOf } from '../../../core/api-client';
import { Button } from '../../../design';
import { useAction } from '../../../hooks/use-action';

const UPLOAD_TIMEOUT_MS = 120_000;

export interface MaterialFilesProps {
  examId: string;
  files: readonly CaseFile[];
  isDisabled: boolean;
  onChange: (files: CaseFile[]) => void;
}

/** Files of a part of a case, shown as candidates will see them. */
export function MaterialFiles({ examId, files, isDisabled, onChange }: MaterialFilesProps) {
  const { t } = useTranslation();
  // What was written while a file went up stays.
  const latest = useRef({ files, onChange });
  useEffect(() => {
    latest.current = { files, onChange };
  });
  const add = useAction(async (chosen: readonly File[]) => {
    for (const file of chosen) {
      const added = await api.call('uploadCaseFile', {
        params: { examId },
        query: { name: file.name.slice(-120) },
        upload: file.type === '' ? new Blob([file], { type: 'application/octet-stream' }) : file,
        timeoutMs: UPLOAD_TIMEOUT_MS,
      });
      latest.current.onChange([...latest.current.files, added]);
    }
  });
  const loadSheets = useCallback(
    (fileId: string, signal: AbortSignal) =>
      api.call('getCaseSheets', { params: { examId, fileId }, signal }),
    [examId],
  );
  return (
    <section className="stack-s" aria-label={t('questions:materials.files')}>
      <h4>{t('questions:materials.files')}</h4>
      <ul className="plain-list stack-s">
        {files.map((file) => (
          <li key={file.id} className="stack-s">
            <div className="row">
              <CaseFileView
                file={file}
                url={urlOf('getCaseFile', { params: { examId, fileId: file.id } })}
                loadSheets={loadSheets}
              />
            </div>
            <div>
              <Button
                size="s"
                tone="quiet"
                isDisabled={isDisabled}
                aria-label={t('questions:materials.removeFile', { name: file.name })}
                onPress={() => onChange(files.filter(({ id }) => id !== file.id))}
              >
                {t('questions:remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <FileField
        label={t('questions:materials.addFile')}
        isMultiple
        accept={[...CASE_FILE_TYPES, '.csv', '.txt'].join(',')}
        isDisabled={isDisabled || add.pending || files.length >= CASE_FILES_AT_MOST}
        onChoose={(chosen) => void add.run(chosen)}
      />
      {add.error ? <Failure error={add.error} /> : null}
    </section>
  );
}
