import type { ExamGrading, GradingPolicy } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card } from '../../design';
import { useAction } from '../../hooks/use-action';
import { gradingDraftOf, gradingPolicyFrom } from './grading-draft';
import { GradingFields } from './grading-fields';

export interface GradingCardProps {
  grading: ExamGrading;
  mayWrite: boolean;
  onSet: () => void;
}

/** How the final grade of an exam comes about and from which rating it is sat. */
export function GradingCard({ grading, mayWrite, onSet }: GradingCardProps) {
  const { t } = useTranslation();
  const { examId, editable } = grading;
  const [draft, setDraft] = useState(() => gradingDraftOf(grading));
  const isDisabled = !mayWrite || !editable;
  const policy = gradingPolicyFrom(draft);
  const set = useAction(
    useCallback(
      async (body: GradingPolicy) => {
        await api.call('setExamGrading', { params: { examId }, body });
        showToast(t('registry:policy.done'), 'success');
        onSet();
      },
      [examId, onSet, t],
    ),
  );
  return (
    <Card title={t('registry:policy.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (policy) void set.run(policy);
        }}
      >
        {editable ? null : <p className="muted">{t('registry:policy.begun')}</p>}
        <GradingFields draft={draft} onChange={setDraft} isDisabled={isDisabled} />
        {set.error ? <Failure error={set.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button type="submit" isDisabled={isDisabled || !policy} isPending={set.pending}>
              {t('registry:policy.set')}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}
