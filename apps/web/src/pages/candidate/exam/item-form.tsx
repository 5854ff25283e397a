import type { AnswerValue, ItemView } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { readsAsNumber } from '../../../core/attempt/answer-value';
import { Button, CheckboxGroup, RadioGroup, TextField } from '../../../design';
import { useFormat } from '../../../hooks/use-format';

export interface ItemFormProps {
  item: ItemView;
  value: AnswerValue | undefined;
  isDisabled: boolean;
  onChange: (value: AnswerValue) => void;
}

/** The prompt is the name of the control, so a screen reader says it with the control and nothing twice. */
export function ItemForm({ item, value, isDisabled, onChange }: ItemFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const prompt = format.text(item.prompt);
  const options = item.options.map((option) => ({ value: option.id, text: format.text(option.text) }));
  switch (item.kind) {
    case 'single_choice': {
      const chosen = value?.kind === 'single_choice' ? value.optionId : null;
      return (
        <div className="stack exam__answer">
          <RadioGroup
            label={prompt}
            description={t('exam:item.chooseOne')}
            options={options}
            value={chosen}
            onChange={(optionId) => onChange({ kind: 'single_choice', optionId })}
            isDisabled={isDisabled}
          />
          {chosen !== null ? (
            <div>
              <Button
                size="s"
                tone="quiet"
                isDisabled={isDisabled}
                onPress={() => onChange({ kind: 'single_choice', optionId: null })}
              >
                {t('exam:item.clear')}
              </Button>
            </div>
          ) : null}
        </div>
      );
    }
    case 'multiple_choice':
      return (
        <CheckboxGroup
          className="exam__answer"
          label={prompt}
          description={t('exam:item.chooseSeveral')}
          options={options}
          value={value?.kind === 'multiple_choice' ? value.optionIds : []}
          onChange={(optionIds) => onChange({ kind: 'multiple_choice', optionIds })}
          isDisabled={isDisabled}
        />
      );
    case 'short_answer':
      return (
        <TextField
          className="exam__answer"
          label={prompt}
          description={t('exam:item.shortAnswer')}
          value={value?.kind === 'short_answer' ? value.text : ''}
          onChange={(text) => onChange({ kind: 'short_answer', text })}
          maxLength={2000}
          autoComplete="off"
          spellCheck="false"
          isDisabled={isDisabled}
        />
      );
    case 'numeric': {
      const text = value?.kind === 'numeric' ? value.text : '';
      return (
        <TextField
          className="exam__answer exam__answer--number"
          label={prompt}
          description={t('exam:item.numeric')}
          value={text}
          onChange={(entered) => onChange({ kind: 'numeric', text: entered })}
          maxLength={60}
          inputMode="decimal"
          autoComplete="off"
          error={readsAsNumber(text) ? null : t('exam:item.notANumber')}
          isDisabled={isDisabled}
        />
      );
    }
  }
}
