import type { Annotation, AnswerFile, PictureRemark } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { MarkedPicture } from './marked-picture';

export interface AnswerFilesProps {
  files: readonly AnswerFile[];
  urlOf: (file: AnswerFile) => string;
  annotations: readonly Annotation[];
  isDisabled: boolean;
  onAdd: (remark: PictureRemark) => void;
  onRemove: (id: string) => void;
}

/** Files of an answer: pictures are shown with the remarks on them, everything else can be saved. */
export function AnswerFiles({ files, urlOf, annotations, isDisabled, onAdd, onRemove }: AnswerFilesProps) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="plain-list stack" aria-label={t('marking:files')}>
      {files.map((file, i) => {
        const url = urlOf(file);
        const name = t('marking:file', { number: i + 1 });
        const link = (
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        );
        return (
          <li key={file.id} className="stack-s">
            {link}
            {file.contentType.startsWith('image/') ? (
              <MarkedPicture
                name={name}
                fileId={file.id}
                url={url}
                remarks={annotations.flatMap((remark) =>
                  remark.kind === 'picture' && remark.fileId === file.id ? [remark] : [],
                )}
                isDisabled={isDisabled}
                onAdd={onAdd}
                onRemove={onRemove}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
