import type { ItemView } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../core/announcer';
import { moved } from '../../core/attempt/answer-parts';
import { Button } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { FormulaText } from '../formulas/formula-text';
import { PartGroup } from './part-group';

export interface OrderingAnswerProps {
  item: ItemView;
  /** Empty while there is no answer. */
  optionIds: readonly string[];
  isDisabled: boolean;
  onChange: (optionIds: string[]) => void;
}

const STEPS = { up: -1, down: 1 } as const;
type Direction = keyof typeof STEPS;

/** Lines that go up and down by buttons. The order shown at first is no answer until the candidate moves a line or keeps it. */
export function OrderingAnswer({ item, optionIds, isDisabled, onChange }: OrderingAnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ index: number; direction: Direction } | null>(null);
  const shown = item.options.map((option) => option.id);
  const order = optionIds.length === shown.length ? optionIds : shown;
  const textOf = new Map(item.options.map((option) => [option.id, format.text(option.text)]));

  // The browser drops the focus of a line that moves; it goes along, or to the other button at the end of the list.
  useEffect(() => {
    if (!focusNext.current) return;
    const { index, direction } = focusNext.current;
    focusNext.current = null;
    const isAtEnd = index === (direction === 'up' ? 0 : order.length - 1);
    const buttons = list.current?.children[index]?.querySelectorAll('button');
    buttons?.[(direction === 'up') === isAtEnd ? 1 : 0]?.focus();
  });

  const move = (index: number, direction: Direction) => {
    const place = index + STEPS[direction];
    focusNext.current = { index: place, direction };
    const text = textOf.get(order[index] ?? '') ?? '';
    announce(t('exam:ordering.moved', { text, place: place + 1, total: order.length }));
    onChange(moved(order, index, place));
  };
  return (
    <PartGroup
      prompt={<FormulaText text={format.text(item.prompt)} />}
      description={t('exam:ordering.describe')}
    >
      <ol className="ordering" ref={list}>
        {order.map((optionId, index) => (
          <li key={optionId} className="ordering__line">
            <span className="ordering__place numeric" aria-hidden="true">
              {index + 1}.
            </span>
            <span className="ordering__text">
              <FormulaText text={textOf.get(optionId) ?? ''} />
            </span>
            {(['up', 'down'] as const).map((direction) => (
              <Button
                key={direction}
                size="s"
                aria-label={t(`exam:ordering.${direction}`, { text: textOf.get(optionId) })}
                isDisabled={isDisabled || index === (direction === 'up' ? 0 : order.length - 1)}
                onPress={() => move(index, direction)}
              >
                <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
              </Button>
            ))}
          </li>
        ))}
      </ol>
      <div className="row">
        {optionIds.length > 0 ? (
          <Button size="s" tone="quiet" isDisabled={isDisabled} onPress={() => onChange([])}>
            {t('exam:ordering.clear')}
          </Button>
        ) : (
          <>
            <Button isDisabled={isDisabled} onPress={() => onChange([...order])}>
              {t('exam:ordering.keep')}
            </Button>
            <span className="muted small">{t('exam:ordering.notAnswered')}</span>
          </>
        )}
      </div>
    </PartGroup>
  );
}
