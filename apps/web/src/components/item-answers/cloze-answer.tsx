import { type AnswerValue, clozeStretches, type ItemPart, type ItemView } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { withPart } from '../../core/attempt/answer-parts';
import { useFormat } from '../../hooks/use-format';
import { FormulaText } from '../formulas/formula-text';
import { ClozeGap } from './cloze-gap';
import { PartGroup } from './part-group';

type Gaps = Extract<AnswerValue, { kind: 'cloze' }>['gaps'];

export interface ClozeAnswerProps {
  item: ItemView;
  gaps: Gaps;
  isDisabled: boolean;
  onChange: (gaps: Gaps) => void;
}

/** A text with fields in its gaps, in the order of the page's language. */
export function ClozeAnswer({ item, gaps, isDisabled, onChange }: ClozeAnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partOf = new Map<string, ItemPart>(item.parts.map((part) => [part.id, part]));
  const textOf = new Map(gaps.map(({ partId, text }) => [partId, text]));
  const change = (partId: string, text: string) =>
    onChange(withPart(gaps, partId, text === '' ? null : { partId, text }));
  let number = 0;
  return (
    <PartGroup prompt={t('exam:cloze.prompt')} description={t('exam:cloze.describe')}>
      <div className="cloze">
        {clozeStretches(format.text(item.prompt)).map((stretch, i) => {
          if ('words' in stretch)
            return (
              <span key={i}>
                <FormulaText text={stretch.words} />
              </span>
            );
          const part = partOf.get(stretch.gapId);
          if (!part || part.kind === 'premise') return null;
          number++;
          return (
            <ClozeGap
              key={part.id}
              part={part}
              label={t('exam:cloze.gap', { number, total: item.parts.length })}
              text={textOf.get(part.id) ?? ''}
              isDisabled={isDisabled}
              onChange={(text) => change(part.id, text)}
            />
          );
        })}
      </div>
    </PartGroup>
  );
}
