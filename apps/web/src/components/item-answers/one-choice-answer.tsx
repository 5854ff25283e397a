import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ChoiceOption, RadioGroup } from '../../design';

export interface OneChoiceAnswerProps<V extends string> {
  prompt: ReactNode;
  description: string;
  options: readonly ChoiceOption<V>[];
  chosen: V | null;
  isDisabled: boolean;
  /** Null clears the choice. */
  onChoose: (value: V | null) => void;
}

/** One of several, which can be taken back: no answer may be worth more than a wrong one. */
export function OneChoiceAnswer<V extends string>(props: OneChoiceAnswerProps<V>) {
  const { t } = useTranslation();
  const { chosen, isDisabled, onChoose } = props;
  return (
    <div className="stack exam__answer">
      <RadioGroup
        label={props.prompt}
        description={props.description}
        options={props.options}
        value={chosen}
        onChange={onChoose}
        isDisabled={isDisabled}
      />
      {chosen !== null ? (
        <div>
          <Button size="s" tone="quiet" isDisabled={isDisabled} onPress={() => onChoose(null)}>
            {t('exam:item.clear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
