import { ITEM_PICTURES_AT_MOST } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { FileField } from '../../../components/file-field';
import { api } from '../../../core/api-client';
import { Button, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import type { EditorProps } from './editor-props';

/** Pictures below the prompt, each with the words that a screen reader says. */
export function PictureEditor({ bankId, draft, isDisabled, onChange }: EditorProps & { bankId: string }) {
  const { t } = useTranslation();
  const { pictures } = draft;
  const add = useAction(
    useCallback(
      async (upload: File) => {
        const { id } = await api.call('uploadItemPicture', { params: { bankId }, upload });
        onChange({ ...draft, pictures: [...draft.pictures, { id, alt: '' }] });
      },
      [bankId, draft, onChange],
    ),
  );
  return (
    <div className="stack-s">
      {pictures.map(({ id, alt }, i) => (
        <div key={id} className="bk-part-row">
          <TextField
            label={t('banks:picture.alt', { number: i + 1 })}
            maxLength={500}
            isDisabled={isDisabled}
            value={alt}
            onChange={(words) =>
              onChange({
                ...draft,
                pictures: pictures.map((each) => (each.id === id ? { id, alt: words } : each)),
              })
            }
          />
          <Button
            size="s"
            isDisabled={isDisabled}
            onPress={() => onChange({ ...draft, pictures: pictures.filter((each) => each.id !== id) })}
          >
            {t('banks:picture.remove', { number: i + 1 })}
          </Button>
        </div>
      ))}
      <FileField
        label={t('banks:picture.add')}
        accept="image/jpeg,image/png,image/webp"
        isDisabled={isDisabled || add.pending || pictures.length >= ITEM_PICTURES_AT_MOST}
        onChoose={([file]) => {
          if (file) void add.run(file);
        }}
      />
      {add.error ? <Failure error={add.error} /> : null}
    </div>
  );
}
