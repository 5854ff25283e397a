import type { AnswerValue, ItemView } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { FormulaText } from '../formulas/formula-text';
import { ClozeAnswer } from './cloze-answer';
import './item-answers.css';
import { MatchingAnswer } from './matching-answer';
import { OneChoiceAnswer } from './one-choice-answer';
import { OrderingAnswer } from './ordering-answer';
import { TypedAnswer } from './typed-answer';
import { WrittenAnswer } from './written-answer';

export interface ItemFormProps {
  /** Absent in a preview, where no files can be added. */
  attemptId?: string;
  item: ItemView;
  value: AnswerValue | undefined;
  isDisabled: boolean;
  onChange: (value: AnswerValue) => void;
}

/** The prompt is the name of the control, so a screen reader says it with the control and nothing twice. */
export function ItemForm({ attemptId, item, value, isDisabled, onChange }: ItemFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const prompt = format.text(item.prompt);
  const drawnPrompt = <FormulaText text={prompt} />;
  const options = item.options.map(({ id, text }) => ({
    value: id,
    text: <FormulaText text={format.text(text)} />,
  }));
  switch (item.kind) {
    case 'single_choice':
      return (
        <OneChoiceAnswer
          prompt={drawnPrompt}
          description={t('exam:item.chooseOne')}
          options={options}
          chosen={value?.kind === 'single_choice' ? value.optionId : null}
          isDisabled={isDisabled}
          onChoose={(optionId) => onChange({ kind: 'single_choice', optionId })}
        />
      );
    case 'true_false': {
      const isTrue = value?.kind === 'true_false' ? value.isTrue : null;
      return (
        <OneChoiceAnswer
          prompt={drawnPrompt}
          description={t('exam:item.trueFalse')}
          options={(['true', 'false'] as const).map((word) => ({
            value: word,
            text: t(`terms:truth.${word}`),
          }))}
          chosen={isTrue === null ? null : isTrue ? 'true' : 'false'}
          isDisabled={isDisabled}
          onChoose={(word) =>
            onChange({ kind: 'true_false', isTrue: word === null ? null : word === 'true' })
          }
        />
      );
    }
    case 'multiple_choice':
      return (
        <CheckboxGroup
          className="exam__answer"
          label={drawnPrompt}
          description={t('exam:item.chooseSeveral')}
          options={options}
          value={value?.kind === 'multiple_choice' ? value.optionIds : []}
          onChange={(optionIds) => onChange({ kind: 'multiple_choice', optionIds })}
          isDisabled={isDisabled}
        />
      );
    case 'matching':
      return (
        <MatchingAnswer
          item={item}
          pairs={value?.kind === 'matching' ? value.pairs : []}
          isDisabled={isDisabled}
          onChange={(pairs) => onChange({ kind: 'matching', pairs })}
        />
      );
    case 'ordering':
      return (
        <OrderingAnswer
          item={item}
          optionIds={value?.kind === 'ordering' ? value.optionIds : []}
          isDisabled={isDisabled}
          onChange={(optionIds) => onChange({ kind: 'ordering', optionIds })}
        />
      );
    case 'cloze':
      return (
        <ClozeAnswer
          item={item}
          gaps={value?.kind === 'cloze' ? value.gaps : []}
          isDisabled={isDisabled}
          onChange={(gaps) => onChange({ kind: 'cloze', gaps })}
        />
      );
    case 'written':
      return (
        <WrittenAnswer
          prompt={prompt}
          promptHtml={item.promptHtml}
          attemptId={attemptId ?? null}
          itemId={item.id}
          task={item.writtenTask}
          html={value?.kind === 'written' ? value.html : ''}
          isDisabled={isDisabled}
          onChange={(html) => onChange({ kind: 'written', html })}
        />
      );
    case 'short_answer':
    case 'numeric':
      return (
        <TypedAnswer
          kind={item.kind}
          prompt={drawnPrompt}
          text={value?.kind === item.kind ? value.text : ''}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      );
  }
}
