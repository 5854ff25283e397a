import type { ExamTestPolicy, ScoringPolicy, TestPolicy } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, Checkbox, Select } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';

/** Shares of an item's points that a wrong answer may cost; the one in force is offered too. */
const PENALTIES = [0, 0.1, 0.2, 0.25, 0.33, 0.5, 1];

export interface TestPolicyCardProps {
  policy: ExamTestPolicy;
  isDisabled: boolean;
  onSet: () => void;
}

export function TestPolicyCard({ policy, isDisabled, onSet }: TestPolicyCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId } = policy;
  const [draft, setDraft] = useState<TestPolicy>(policy);
  const set = useAction(
    useCallback(async () => {
      const { scoring, shuffleItems, shuffleOptions } = draft;
      await api.call('setTestPolicy', {
        params: { examId },
        body: { scoring, shuffleItems, shuffleOptions },
      });
      showToast(t('banks:policy.done'), 'success');
      onSet();
    }, [draft, examId, onSet, t]),
  );
  const unset = useAction(
    useCallback(async () => {
      await api.call('unsetTestPolicy', { params: { examId } });
      showToast(t('banks:policy.unsetDone'), 'success');
      onSet();
    }, [examId, onSet, t]),
  );
  const error = set.error ?? unset.error;
  const { scoring } = draft;
  const setScoring = (change: Partial<ScoringPolicy>) =>
    setDraft({ ...draft, scoring: { ...scoring, ...change } });
  const penalties = [...new Set([...PENALTIES, scoring.penaltyShare])].sort((a, b) => a - b);
  return (
    <Card title={t('banks:policy.title')}>
      <div className="stack">
        <div className="bk-bank-fields">
          <Select
            label={t('banks:policy.partial')}
            value={scoring.partialCredit}
            isDisabled={isDisabled}
            onChange={(partialCredit) => setScoring({ partialCredit })}
            options={(['none', 'proportional'] as const).map((value) => ({
              value,
              text: t(`banks:policy.partials.${value}`),
            }))}
          />
          <Select
            label={t('banks:policy.penalty')}
            value={String(scoring.penaltyShare)}
            isDisabled={isDisabled}
            onChange={(value) => setScoring({ penaltyShare: Number(value) })}
            options={penalties.map((share) => ({
              value: String(share),
              text: share === 0 ? t('banks:policy.noPenalty') : format.percent(share),
            }))}
          />
        </div>
        <Checkbox
          isSelected={scoring.belowZero}
          isDisabled={isDisabled || scoring.penaltyShare === 0}
          onChange={(belowZero) => setScoring({ belowZero })}
        >
          {t('banks:policy.belowZero')}
        </Checkbox>
        <Checkbox
          isSelected={draft.shuffleItems}
          isDisabled={isDisabled}
          onChange={(shuffleItems) => setDraft({ ...draft, shuffleItems })}
        >
          {t('banks:policy.shuffleItems')}
        </Checkbox>
        <Checkbox
          isSelected={draft.shuffleOptions}
          isDisabled={isDisabled}
          onChange={(shuffleOptions) => setDraft({ ...draft, shuffleOptions })}
        >
          {t('banks:policy.shuffleOptions')}
        </Checkbox>
        {error ? <Failure error={error} /> : null}
        <div className="row">
          <Button isDisabled={isDisabled} isPending={set.pending} onPress={() => void set.run()}>
            {t('banks:policy.set')}
          </Button>
          <Button
            tone="quiet"
            isDisabled={isDisabled || !policy.isSet}
            isPending={unset.pending}
            onPress={() => void unset.run()}
          >
            {t('banks:policy.unset')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
