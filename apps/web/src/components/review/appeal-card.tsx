import type { RuleAppeal, SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { Badge, Button, Card, Notice, RadioGroup } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { WrittenTextForm } from '../written-text-form';

export interface AppealCardProps {
  review: SessionReview;
  onChanged: () => Promise<void>;
}

/** What the candidate says: comments before the decision, and the appeal against it with its ruling. */
export function AppealCard({ review, onChanged }: AppealCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { appeal, comments } = review;
  const sessionId = review.session.id;
  const take = useAction(async () => {
    await api.call('takeAppeal', { params: { sessionId } });
    await onChanged();
  });
  if (!appeal && comments.length === 0) return null;
  return (
    <Card
      title={t('review:appeal.title')}
      aside={appeal ? <Badge tone="warning">{t(`terms:appealState.${appeal.state}`)}</Badge> : null}
    >
      {comments.map(({ text, at }) => (
        <div key={at}>
          <p>{text}</p>
          <p className="muted small">{t('review:appeal.commentAt', { time: format.dateTime(at) })}</p>
        </div>
      ))}
      {appeal ? (
        <>
          <p>{appeal.statement}</p>
          <p className="muted small">
            {t('review:appeal.filed', {
              time: format.dateTime(appeal.filedAt),
              outcome: t(`terms:decision.${appeal.firstOutcome}`),
            })}
          </p>
          {appeal.ruling ? <p>{appeal.ruling}</p> : null}
          {appeal.state === 'filed' && !appeal.mayTake ? <Notice>{t('errors:same_reviewer')}</Notice> : null}
          {take.error ? (
            <Notice tone="danger" role="alert">
              {errorText(take.error)}
            </Notice>
          ) : null}
          {appeal.mayTake ? (
            <div>
              <Button tone="primary" isPending={take.pending} onPress={() => void take.run()}>
                {t('review:appeal.take')}
              </Button>
            </div>
          ) : null}
          {appeal.mayRule ? <RulingForm review={review} onChanged={onChanged} /> : null}
        </>
      ) : null}
    </Card>
  );
}

type Choice = 'rejected' | 'clear' | 'technical_failure';

function RulingForm({ review, onChanged }: AppealCardProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>('rejected');
  const offered = (['clear', 'technical_failure'] as const).filter(
    (outcome) => outcome !== review.appeal?.firstOutcome,
  );
  const rule = async (reason: string): Promise<void> => {
    const body: RuleAppeal =
      choice === 'rejected' ? { ruling: 'rejected', reason } : { ruling: 'granted', outcome: choice, reason };
    await api.call('ruleAppeal', { params: { sessionId: review.session.id }, body });
    await onChanged();
  };
  return (
    <>
      <RadioGroup<Choice>
        label={t('review:appeal.question')}
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'rejected', text: t('review:appeal.reject') },
          ...offered.map((value) => ({
            value,
            text: t('review:appeal.grant', { outcome: t(`terms:decision.${value}`) }),
          })),
        ]}
      />
      <WrittenTextForm
        label={t('review:appeal.reason')}
        description={t('review:appeal.reasonHint')}
        action={t('review:appeal.rule')}
        onSend={rule}
      />
    </>
  );
}
