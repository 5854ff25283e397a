import { type AnswerValue, type ItemView } from '@bakylau/contracts';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { hasAnswer, unanswered } from '../../../core/attempt/answer-value';
import { Button, Card, ProgressBar } from '../../../design';

export interface ItemOverviewProps {
  items: readonly ItemView[];
  values: Readonly<Record<string, AnswerValue>>;
  current: number;
  onChoose: (index: number) => void;
  onSubmit: () => void;
}

/** All questions by number, with what is answered; each is a way to it. */
export function ItemOverview({ items, values, current, onChoose, onSubmit }: ItemOverviewProps) {
  const { t } = useTranslation();
  const answered = items.length - unanswered(items, values).length;
  return (
    <Card title={t('exam:overview.title')}>
      <ProgressBar
        label={t('exam:overview.answered')}
        value={answered}
        max={items.length}
        valueText={t('exam:overview.count', { answered, total: items.length })}
      />
      <nav aria-label={t('exam:overview.title')}>
        <ol className="plain-list item-overview">
          {items.map((item, index) => {
            const done = hasAnswer(item, values);
            return (
              <li key={item.id}>
                <AriaButton
                  className="item-overview__button"
                  data-done={done || undefined}
                  aria-current={index === current ? 'step' : undefined}
                  aria-label={t(done ? 'exam:overview.itemDone' : 'exam:overview.itemOpen', {
                    number: index + 1,
                  })}
                  onPress={() => onChoose(index)}
                >
                  {index + 1}
                </AriaButton>
              </li>
            );
          })}
        </ol>
      </nav>
      <Button onPress={onSubmit}>{t('exam:submit.open')}</Button>
    </Card>
  );
}
