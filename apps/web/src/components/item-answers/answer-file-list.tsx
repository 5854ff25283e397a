import { ANSWER_FILE_TYPES, type AnswerFile, type AnswerPhotoLink, type AnswerWay } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneCode } from '../room-scan/phone-code';
import { Failure } from '../failure';
import { FileField } from '../file-field';
import { api, urlOf } from '../../core/api-client';
import { Button, Dialog } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';

/** While a phone may send photos, the page looks for them this often. */
const AGAIN_EVERY_MS = 4000;
const UPLOAD_TIMEOUT_MS = 120_000;

export interface AnswerFileListProps {
  attemptId: string;
  itemId: string;
  filesAtMost: number;
  /** Files of this computer, photos of a phone, or both. */
  ways: readonly AnswerWay[];
  isDisabled: boolean;
}

/** Files of a written answer, from this computer or as photos from a phone. */
export function AnswerFileList({ attemptId, itemId, filesAtMost, ways, isDisabled }: AnswerFileListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [link, setLink] = useState<AnswerPhotoLink | null>(null);
  const files = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('listAnswerFiles', { params: { attemptId }, signal }),
      [attemptId],
    ),
  );
  useRepeat(files.reload, AGAIN_EVERY_MS);
  const own = (files.data?.files ?? []).filter((file) => file.itemId === itemId);
  const isFull = own.length >= filesAtMost;
  const params = { attemptId, itemId };
  const add = useAction(async (chosen: readonly File[]) => {
    for (const file of chosen)
      await api.call('addAnswerFile', { params, upload: file, timeoutMs: UPLOAD_TIMEOUT_MS });
    files.reload();
  });
  const remove = useAction(async (fileId: string) => {
    await api.call('removeAnswerFile', { params: { ...params, fileId } });
    files.reload();
  });
  const makeLink = useAction(async () => setLink(await api.call('createPhotoLink', { params })));
  const error = add.error ?? remove.error ?? makeLink.error;
  return (
    <section className="stack-s" aria-label={t('written:files.title')}>
      <h3>{t('written:files.title')}</h3>
      <p className="muted small">{t('written:files.lead', { count: filesAtMost })}</p>
      <ul className="plain-list stack-s">
        {own.map((file, i) => (
          <FileEntry
            key={file.id}
            number={i + 1}
            file={file}
            url={urlOf('getAnswerFile', { params: { ...params, fileId: file.id } })}
            isDisabled={isDisabled || remove.pending}
            onRemove={() => void remove.run(file.id)}
          />
        ))}
      </ul>
      {error ? <Failure error={error} onRetry={files.reload} /> : null}
      <div className="row">
        {ways.includes('files') ? (
          <FileField
            label={t('written:files.add')}
            isMultiple
            accept={ANSWER_FILE_TYPES.join(',')}
            isDisabled={isDisabled || isFull || add.pending}
            onChoose={(chosen) => void add.run(chosen)}
          />
        ) : null}
        {ways.includes('photos') ? (
          <Button isDisabled={isDisabled || isFull || makeLink.pending} onPress={() => void makeLink.run()}>
            {t('written:files.phone')}
          </Button>
        ) : null}
      </div>
      <Dialog
        title={t('written:files.phone')}
        isOpen={link !== null}
        onClose={() => setLink(null)}
        actions={<Button onPress={() => setLink(null)}>{t('common:action.close')}</Button>}
      >
        {link ? (
          <PhoneCode
            url={`${window.location.origin}/photos#${link.token}`}
            expiresAt={link.expiresAt}
            how={t('written:phone.code', { time: format.time(link.expiresAt) })}
          />
        ) : null}
        <p aria-live="polite">{t('written:files.count', { count: own.length })}</p>
      </Dialog>
    </section>
  );
}

interface FileEntryProps {
  number: number;
  file: AnswerFile;
  url: string;
  isDisabled: boolean;
  onRemove: () => void;
}

function FileEntry({ number, file, url, isDisabled, onRemove }: FileEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t(file.fromPhone ? 'written:files.photo' : 'written:files.file', { number });
  return (
    <li className="row">
      <a href={url} target="_blank" rel="noreferrer">
        {name}
      </a>
      <span className="muted small numeric">
        {t('written:files.size', { kb: format.number(file.sizeBytes / 1024, { digits: 0 }) })}
      </span>
      <Button
        size="s"
        tone="quiet"
        isDisabled={isDisabled}
        onPress={onRemove}
        aria-label={t('written:files.removeNamed', { name })}
      >
        {t('written:files.remove')}
      </Button>
    </li>
  );
}
