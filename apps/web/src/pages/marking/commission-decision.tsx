import type { DecideMarkAppeal, MarkAppealDetail } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/number-field';
import { WrittenTextForm } from '../../components/written-text-form';
import { api } from '../../core/api-client';
import { Card, Notice, RadioGroup } from '../../design';

export interface CommissionDecisionProps {
  appeal: MarkAppealDetail;
  /** Whether the newest revision is what the page shows, and complete. */
  isSaved: boolean;
  onDecided: (appeal: MarkAppealDetail) => void;
}

type Choice = DecideMarkAppeal['decision'];

/** Raise by the criteria, raise the total, or let the marks stay; with the reason that the candidate reads. */
export function CommissionDecision({ appeal, isSaved, onDecided }: CommissionDecisionProps) {
  const { t } = useTranslation();
  const { id: appealId, script, revisions, mark: current, commission } = appeal;
  const isAlone = commission.size === 1;
  const revision = revisions[0]?.revision ?? null;
  const byCriteria = script !== null && revision !== null && isSaved;
  const [choice, setChoice] = useState<Choice>('upheld');
  const [mark, setMark] = useState(Math.min(100, current + 1));
  // What was chosen before the marks were changed again is no choice any more.
  const chosen = choice === 'criteria' && !byCriteria ? 'upheld' : choice;
  const decide = async (reason: string): Promise<void> => {
    const body: DecideMarkAppeal =
      chosen === 'criteria' && revision !== null
        ? { decision: 'criteria', revision, reason }
        : chosen === 'total'
          ? { decision: 'total', mark, reason }
          : { decision: 'upheld', reason };
    onDecided(await api.call('decideMarkAppeal', { params: { appealId }, body }));
  };
  return (
    <Card title={t(isAlone ? 'marking:appeals.decide' : 'marking:appeals.votes.own')}>
      {script && !byCriteria ? <Notice tone="info">{t('marking:appeals.saveFirst')}</Notice> : null}
      <RadioGroup<Choice>
        label={t(isAlone ? 'marking:appeals.question' : 'marking:appeals.votes.question')}
        value={chosen}
        onChange={setChoice}
        options={[
          ...(byCriteria
            ? [
                {
                  value: 'criteria' as const,
                  text: t('marking:appeals.options.criteria', { number: revision }),
                },
              ]
            : []),
          ...(current < 100 ? [{ value: 'total' as const, text: t('marking:appeals.options.total') }] : []),
          { value: 'upheld' as const, text: t('marking:appeals.options.upheld') },
        ]}
      />
      {chosen === 'total' ? (
        <NumberField
          label={t('marking:appeals.newMark')}
          value={mark}
          min={current + 1}
          max={100}
          isDisabled={false}
          onChange={setMark}
        />
      ) : null}
      <WrittenTextForm
        label={t('marking:appeals.reason')}
        description={t(isAlone ? 'marking:appeals.reasonHint' : 'marking:appeals.votes.reasonHint', {
          count: commission.size,
        })}
        action={t(isAlone ? 'marking:appeals.send' : 'marking:appeals.votes.send')}
        onSend={decide}
      />
    </Card>
  );
}
