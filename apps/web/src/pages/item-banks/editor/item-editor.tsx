import {
  type ItemBankDetail,
  type ItemDifficulty,
  ITEM_DIFFICULTIES,
  bankItemKindSchema,
  type Locale,
  LOCALES,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withKind, withWords } from '../../../core/items/item-draft';
import { Card, Select, TextField } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import type { EditorProps } from './editor-props';
import { GapEditor } from './gap-editor';
import { ItemPreview } from './item-preview';
import { PictureEditor } from './picture-editor';
import { TaskEditor } from './task-editor';

interface ItemEditorProps extends Omit<EditorProps, 'locale'> {
  bank: ItemBankDetail;
}

const NONE = 'none';

/** The fields of an item beside what a candidate will see. */
export function ItemEditor({ bank, draft, isDisabled, onChange }: ItemEditorProps) {
  const { t } = useTranslation();
  const own = useFormat().locale;
  const [locale, setLocale] = useState<Locale>(
    LOCALES.find((each) => draft.prompt[each] !== undefined) ?? own,
  );
  const part = { draft, locale, isDisabled, onChange };
  return (
    <div className="bk-item-columns">
      <Card title={t('banks:editor.content')}>
        <div className="stack">
          <div className="bk-bank-fields">
            <Select
              label={t('banks:item.kind')}
              value={draft.kind}
              isDisabled={isDisabled}
              onChange={(kind) => onChange(withKind(draft, kind))}
              options={bankItemKindSchema.options.map((value) => ({
                value,
                text: t(`banks:kinds.${value}`),
              }))}
            />
            <Select
              label={t('banks:editor.language')}
              value={locale}
              onChange={setLocale}
              options={LOCALES.map((value) => ({ value, text: t(`banks:language.${value}`) }))}
            />
          </div>
          <TextField
            label={t('banks:item.prompt')}
            {...(draft.kind === 'cloze' ? { description: t('banks:editor.clozeHint') } : {})}
            multiline
            rows={4}
            maxLength={4000}
            isDisabled={isDisabled}
            value={draft.prompt[locale] ?? ''}
            onChange={(words) => onChange({ ...draft, prompt: withWords(draft.prompt, locale, words) })}
          />
          <PictureEditor bankId={bank.id} {...part} />
          {draft.kind === 'cloze' ? <GapEditor {...part} /> : <TaskEditor {...part} />}
          <HeadFields topics={bank.topics} {...part} />
        </div>
      </Card>
      <ItemPreview bankId={bank.id} draft={draft} locale={locale} />
    </div>
  );
}

function HeadFields({ draft, isDisabled, onChange, topics }: EditorProps & { topics: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="bk-bank-fields">
      <TextField
        label={t('banks:item.topic')}
        {...(topics.length > 0 ? { description: topics.filter(Boolean).slice(0, 5).join('; ') } : {})}
        maxLength={200}
        isDisabled={isDisabled}
        value={draft.topic}
        onChange={(topic) => onChange({ ...draft, topic })}
      />
      <TextField
        label={t('banks:item.outcome')}
        maxLength={500}
        isDisabled={isDisabled}
        value={draft.outcome}
        onChange={(outcome) => onChange({ ...draft, outcome })}
      />
      <Select
        label={t('banks:item.difficulty')}
        value={draft.difficulty === null ? NONE : String(draft.difficulty)}
        isDisabled={isDisabled}
        onChange={(value) =>
          onChange({ ...draft, difficulty: value === NONE ? null : (Number(value) as ItemDifficulty) })
        }
        options={[
          { value: NONE, text: t('banks:item.notJudged') },
          ...ITEM_DIFFICULTIES.map((level) => ({
            value: String(level),
            text: t(`banks:difficulties.${level}`),
          })),
        ]}
      />
      <TextField
        label={t('banks:item.name')}
        maxLength={200}
        isDisabled={isDisabled}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
    </div>
  );
}
