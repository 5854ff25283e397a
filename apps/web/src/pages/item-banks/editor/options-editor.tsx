import { type BankItemOption, PARTS_AT_MOST } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import {
  withNewOption,
  withOptionMoved,
  withOptionText,
  withoutOption,
} from '../../../core/items/item-draft';
import { Button, Checkbox, TextField } from '../../../design';
import type { EditorProps } from './editor-props';

/** The options of a choice with the right ones ticked, or of an ordering in the right order. */
export function OptionsEditor({ draft, locale, isDisabled, onChange }: EditorProps) {
  const { t } = useTranslation();
  const { options, key } = draft;
  return (
    <div className="stack-s" role="group" aria-label={t('banks:editor.options')}>
      <p className="muted small">
        {t(`banks:editor.optionsHint.${key.kind === 'ordering' ? 'ordering' : 'choice'}`)}
      </p>
      {options.map((option, i) => (
        <div key={option.id} className="bk-part-row">
          <TextField
            label={t('banks:editor.option', { number: i + 1 })}
            maxLength={4000}
            isDisabled={isDisabled}
            value={option.text[locale] ?? ''}
            onChange={(words) => onChange(withOptionText(draft, option.id, locale, words))}
          />
          {key.kind === 'ordering' ? (
            <>
              <Button
                size="s"
                isDisabled={isDisabled || i === 0}
                aria-label={t('banks:editor.moveUp', { number: i + 1 })}
                onPress={() => onChange(withOptionMoved(draft, i, -1))}
              >
                ↑
              </Button>
              <Button
                size="s"
                isDisabled={isDisabled || i === options.length - 1}
                aria-label={t('banks:editor.moveDown', { number: i + 1 })}
                onPress={() => onChange(withOptionMoved(draft, i, 1))}
              >
                ↓
              </Button>
            </>
          ) : (
            <RightMark
              option={option}
              draft={draft}
              number={i + 1}
              isDisabled={isDisabled}
              onChange={onChange}
            />
          )}
          <Button
            size="s"
            isDisabled={isDisabled || options.length <= 2}
            aria-label={t('banks:editor.removeOption', { number: i + 1 })}
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
          {t('banks:editor.addOption')}
        </Button>
      </div>
    </div>
  );
}

interface RightMarkProps extends Pick<EditorProps, 'draft' | 'isDisabled' | 'onChange'> {
  option: BankItemOption;
  number: number;
}

/** In a single choice ticking one takes the tick from the other; one is always right. */
function RightMark({ option: { id }, draft, number, isDisabled, onChange }: RightMarkProps) {
  const { t } = useTranslation();
  const { key } = draft;
  if (key.kind !== 'single_choice' && key.kind !== 'multiple_choice') return null;
  const isRight = key.kind === 'single_choice' ? key.optionId === id : key.optionIds.includes(id);
  return (
    <Checkbox
      isSelected={isRight}
      isDisabled={isDisabled || (isRight && key.kind === 'single_choice')}
      onChange={(isOn) =>
        onChange({
          ...draft,
          key:
            key.kind === 'single_choice'
              ? { ...key, optionId: id }
              : {
                  ...key,
                  optionIds: isOn ? [...key.optionIds, id] : key.optionIds.filter((each) => each !== id),
                },
        })
      }
    >
      {t('banks:editor.isRight')}
      <span className="visually-hidden"> {t('banks:editor.option', { number })}</span>
    </Checkbox>
  );
}
