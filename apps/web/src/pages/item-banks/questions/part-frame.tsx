import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DraftPart,
  type QuestionsDraft,
  withMoved,
  withoutPart,
} from '../../../core/exam-questions/questions-draft';
import { Button, Card } from '../../../design';

export interface PartFrameProps {
  draft: QuestionsDraft;
  part: DraftPart;
  /** Place among the others, from 0. */
  at: number;
  isDisabled: boolean;
  onChange: (draft: QuestionsDraft) => void;
  children: ReactNode;
}

/** A question or a part of the case with its number, and the buttons that move it or take it away. */
export function PartFrame({ draft, part, at, isDisabled, onChange, children }: PartFrameProps) {
  const { t } = useTranslation();
  const all = draft[part];
  const key = all[at]?.key ?? 0;
  const number = at + 1;
  const title = t(`questions:${part}.one`, { number });
  const isOnly = part === 'questions' && all.length === 1;
  return (
    <Card
      title={title}
      aside={
        <span className="row">
          <Button
            size="s"
            tone="quiet"
            isDisabled={isDisabled || at === 0}
            aria-label={t('questions:upNamed', { title })}
            onPress={() => onChange(withMoved(draft, part, key, -1))}
          >
            {t('questions:up')}
          </Button>
          <Button
            size="s"
            tone="quiet"
            isDisabled={isDisabled || at === all.length - 1}
            aria-label={t('questions:downNamed', { title })}
            onPress={() => onChange(withMoved(draft, part, key, 1))}
          >
            {t('questions:down')}
          </Button>
          <Button
            size="s"
            tone="quiet"
            isDisabled={isDisabled || isOnly}
            aria-label={t('questions:removeNamed', { title })}
            onPress={() => onChange(withoutPart(draft, part, key))}
          >
            {t('questions:remove')}
          </Button>
        </span>
      }
    >
      <div className="stack">{children}</div>
    </Card>
  );
}
