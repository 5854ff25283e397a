import { PHOTO_MAX_BYTES, PHOTO_REFUSALS, type Person, type PhotoRefusal } from '@bakylau/contracts';
import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { ApiError, toApiError } from '../../core/api-error';
import { showToast } from '../../core/toasts';
import { Button, Dialog, Notice } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import './admin.css';

export interface EnrolPhotoDialogProps {
  person: Person;
  onClose: () => void;
  onEnrolled: () => void;
}

/** Sets the photo that check-ins are compared with. It passes the same quality gate, and every refusal has its reason. */
export function EnrolPhotoDialog({ person, onClose, onEnrolled }: EnrolPhotoDialogProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [saving, setSaving] = useState(false);

  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setError(chosen && chosen.size > PHOTO_MAX_BYTES ? new ApiError('payload_too_large') : null);
  };
  const save = async (): Promise<void> => {
    if (!file) return;
    setSaving(true);
    setError(null);
    try {
      await api.call('enrolPhoto', { params: { personId: person.id }, upload: file, timeoutMs: 60_000 });
      showToast(t('admin:photo.done', { name: person.displayName }), 'success');
      onEnrolled();
      onClose();
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t('admin:photo.title', { name: person.displayName })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={!file || error?.code === 'payload_too_large'}
            isPending={saving}
            onPress={() => void save()}
          >
            {t('admin:photo.save')}
          </Button>
        </>
      }
    >
      <p>{t('admin:photo.advice')}</p>
      <div className="row">
        <FileTrigger
          acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
          onSelect={(files) => choose(files?.[0] ?? null)}
        >
          <Button>{t('common:file.choose')}</Button>
        </FileTrigger>
        <span className="muted small">{file ? file.name : t('common:file.none')}</span>
      </div>
      {file ? <Preview file={file} /> : null}
      {error ? <Refusal error={error} /> : null}
    </Dialog>
  );
}

function Preview({ file }: { file: File }) {
  const { t } = useTranslation();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return <img ref={image} className="bk-photo-preview" alt={t('admin:photo.preview')} />;
}

function Refusal({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const refusals = refusalsOf(error);
  return (
    <Notice tone="danger" role="alert" title={refusals.length > 0 ? t('admin:photo.refused') : undefined}>
      {refusals.length === 0 ? (
        errorText(error)
      ) : (
        <ul className="bullet-list">
          {refusals.map((refusal) => (
            <li key={refusal}>{t(`terms:photoRefusal.${refusal}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** The service names each reason of the quality gate in the details of the error. */
function refusalsOf(error: ApiError): PhotoRefusal[] {
  return PHOTO_REFUSALS.filter((refusal) =>
    error.details.some((detail) => detail.problem === refusal || detail.path === refusal),
  );
}
