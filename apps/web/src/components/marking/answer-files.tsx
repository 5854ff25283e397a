import type { AnswerFile } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';

/** Files of an answer: photos are shown, everything else can be saved. */
export function AnswerFiles({ scriptId, files }: { scriptId: string; files: readonly AnswerFile[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="plain-list bk-answer-files" aria-label={t('marking:files')}>
      {files.map(({ id, contentType }, i) => {
        const url = urlOf('getScriptFile', { params: { scriptId, fileId: id } });
        const name = t('marking:file', { number: i + 1 });
        return (
          <li key={id}>
            <a href={url} target="_blank" rel="noreferrer">
              {contentType.startsWith('image/') ? <img src={url} alt={name} loading="lazy" /> : name}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
