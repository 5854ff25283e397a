import { PARTS_AT_MOST } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import {
  withNewOption,
  withNewPremise,
  withOptionText,
  withoutOption,
  withoutPart,
  withPart,
  withWords,
} from '../../../core/items/item-draft';
import { Button, Select, TextField } from '../../../design';
import type { EditorProps } from './editor-props';

/** Answers to choose from, and what is matched with them; an answer that nothing matches distracts. */
export function MatchingEditor({ draft, locale, isDisabled, onChange }: EditorProps) {
  const { t } = useTranslation();
  const { options, parts, key } = draft;
  if (key.kind !== 'matching') return null;
  const answers = options.map(({ id, text }, i) => ({
    value: id,
    text: `${i + 1}. ${text[locale] ?? '…'}`,
  }));
  return (
    <div className="stack">
      <div className="stack-s" role="group" aria-label={t('banks:editor.answers')}>
        {options.map((option, i) => (
          <div key={option.id} className="bk-part-row">
            <TextField
              label={t('banks:editor.answer', { number: i + 1 })}
              maxLength={4000}
              isDisabled={isDisabled}
              value={option.text[locale] ?? ''}
              onChange={(words) => onChange(withOptionText(draft, option.id, locale, words))}
            />
            <Button
              size="s"
              isDisabled={isDisabled || options.length <= 2}
              aria-label={t('banks:editor.removeAnswer', { number: i + 1 })}
              onPress={() => onChange(withoutOption(draft, option.id))}
            >
              ×
            </Button>
          </div>
        ))}
        <div className="row">
          <Button
            size="s"
            isDisabled={isDisabled || options.length >= PARTS_AT_MOST}
            onPress={() => onChange(withNewOption(draft))}
          >
            {t('banks:editor.addAnswer')}
          </Button>
        </div>
      </div>
      <div className="stack-s" role="group" aria-label={t('banks:editor.premises')}>
        {parts.map((part, i) =>
          part.kind !== 'premise' ? null : (
            <div key={part.id} className="bk-part-row">
              <TextField
                label={t('banks:editor.premise', { number: i + 1 })}
                maxLength={4000}
                isDisabled={isDisabled}
                value={part.text[locale] ?? ''}
                onChange={(words) =>
                  onChange(withPart(draft, { ...part, text: withWords(part.text, locale, words) }))
                }
              />
              <Select
                label={t('banks:editor.matches', { number: i + 1 })}
                isDisabled={isDisabled}
                value={key.pairs.find(({ partId }) => partId === part.id)?.optionId ?? null}
                onChange={(optionId) => {
                  const pairs = key.pairs.map((pair) =>
                    pair.partId === part.id ? { ...pair, optionId } : pair,
                  );
                  onChange({ ...draft, key: { ...key, pairs } });
                }}
                options={answers}
              />
              <Button
                size="s"
                isDisabled={isDisabled || parts.length <= 2}
                aria-label={t('banks:editor.removePremise', { number: i + 1 })}
                onPress={() => onChange(withoutPart(draft, part.id))}
              >
                ×
              </Button>
            </div>
          ),
        )}
        <div className="row">
          <Button
            size="s"
            isDisabled={isDisabled || parts.length >= PARTS_AT_MOST}
            onPress={() => onChange(withNewPremise(draft))}
          >
            {t('banks:editor.addPremise')}
          </Button>
        </div>
      </div>
    </div>
  );
}
