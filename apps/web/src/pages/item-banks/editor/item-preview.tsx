import { type AnswerValue, type Locale } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemPictures } from '../../../components/item-pictures';
import { urlOf } from '../../../core/api-client';
import { type ItemDraft, previewOf } from '../../../core/items/item-draft';
import { Button, Card } from '../../../design';
import { ItemForm } from '../../../components/item-answers/item-form';

export interface ItemPreviewProps {
  bankId: string;
  draft: ItemDraft;
  locale: Locale;
}

/** The candidate's own form of the item, to be tried; nothing that is answered here is stored. */
export function ItemPreview({ bankId, draft, locale }: ItemPreviewProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState<AnswerValue | undefined>(undefined);
  const item = previewOf(draft, locale, 'preview');
  // What was tried before the kind changed does not fit any more.
  const given = value?.kind === item.kind ? value : undefined;
  return (
    <Card
      title={t('banks:preview.title')}
      aside={
        <Button size="s" tone="quiet" isDisabled={given === undefined} onPress={() => setValue(undefined)}>
          {t('banks:preview.clear')}
        </Button>
      }
    >
      <div className="stack" lang={locale}>
        <ItemPictures
          pictures={item.pictures}
          addressOf={(pictureId) => urlOf('getItemPicture', { params: { bankId, pictureId } })}
        />
        <ItemForm item={item} value={given} isDisabled={false} onChange={setValue} />
      </div>
    </Card>
  );
}
