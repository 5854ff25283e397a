import type { AnswerValue, ItemView } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { withPart } from '../../core/attempt/answer-parts';
import { Select } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { FormulaText } from '../formulas/formula-text';
import { drawnOption } from './drawn-option';
import { PartGroup } from './part-group';

type Pairs = Extract<AnswerValue, { kind: 'matching' }>['pairs'];

export interface MatchingAnswerProps {
  item: ItemView;
  pairs: Pairs;
  isDisabled: boolean;
  onChange: (pairs: Pairs) => void;
}

/** Ids of options are prefixed, so that none can be taken for this one. */
const NONE = 'none';
const PREFIX = 'option:';

/** Each premise has a list to choose its match from; nothing needs to be dragged. */
export function MatchingAnswer({ item, pairs, isDisabled, onChange }: MatchingAnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const options = [
    { value: NONE, text: t('exam:matching.none') },
    ...item.options.map(({ id, text }) => drawnOption(`${PREFIX}${id}`, format.text(text))),
  ];
  const optionOf = new Map(pairs.map(({ partId, optionId }) => [partId, `${PREFIX}${optionId}`]));
  const choose = (partId: string, value: string) => {
    const optionId = value === NONE ? null : value.slice(PREFIX.length);
    onChange(withPart(pairs, partId, optionId === null ? null : { partId, optionId }));
  };
  return (
    <PartGroup
      prompt={<FormulaText text={format.text(item.prompt)} />}
      description={t('exam:matching.describe')}
    >
      {item.parts.map((part) =>
        part.kind === 'premise' ? (
          <Select
            key={part.id}
            className="matching__row"
            label={<FormulaText text={format.text(part.text)} />}
            options={options}
            value={optionOf.get(part.id) ?? NONE}
            onChange={(value) => choose(part.id, value)}
            isDisabled={isDisabled}
          />
        ) : null,
      )}
    </PartGroup>
  );
}
