import type { DecideSession, DecisionOutcome, SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError, type ApiError } from '../../core/api-error';
import { byTime, decisionBlockerOf, progressOf } from '../../core/review/review-progress';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  Dialog,
  Notice,
  RadioGroup,
  TextField,
  type Tone,
} from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import type { VerdictLock } from './incident-detail';
import './review.css';

const OUTCOME_TONES: Record<DecisionOutcome, Tone> = {
  clear: 'success',
  violation: 'danger',
  technical_failure: 'warning',
};

export interface DecisionCardProps {
  review: SessionReview;
  /** Why this person cannot decide; null when they can. */
  lock: VerdictLock | null;
  onDecide: (decision: DecideSession) => Promise<void>;
}

/** The end of a review: no violation, or a violation, with a reason. It waits until every incident has a verdict. */
export function DecisionCard({ review, lock, onDecide }: DecisionCardProps) {
  const { t } = useTranslation();
  if (review.decision) return <GivenDecision review={review} />;
  return (
    <Card title={t('review:decision.title')}>
      {lock === null ? (
        <DecisionForm review={review} onDecide={onDecide} />
      ) : (
        <Notice>
          {t(lock === 'supervised_alone' ? 'errors:supervised_alone' : 'review:decision.notYourRole')}
        </Notice>
      )}
    </Card>
  );
}

function DecisionForm({ review, onDecide }: Pick<DecisionCardProps, 'review' | 'onDecide'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const [outcome, setOutcome] = useState<DecideSession['outcome'] | null>(null);
  const [incidentIds, setIncidentIds] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const blocker = decisionBlockerOf(review);
  const left = progressOf(review.incidents).undecided.length;
  const confirmed = byTime(review.incidents).filter(
    ({ ledger, verdict }) => ledger === 'behaviour' && verdict === 'confirmed',
  );
  const founding = confirmed.map(({ id }) => id).filter((id) => incidentIds.includes(id));
  const isFounded = outcome !== 'violation' || founding.length > 0;
  const complete = outcome !== null && isFounded && reason.trim().length >= 3;

  const decide = async (): Promise<void> => {
    if (!outcome) return;
    setSaving(true);
    setError(null);
    try {
      const violation = outcome === 'violation' ? { incidentIds: founding } : {};
      await onDecide({ outcome, reason: reason.trim(), ...violation });
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSaving(false);
      setAsking(false);
    }
  };

  return (
    <>
      {blocker ? (
        <Notice tone="warning" role="status">
          {t(`review:decision.blocked.${blocker}`, { count: left })}
        </Notice>
      ) : null}
      <RadioGroup
        label={t('review:decision.question')}
        className="bk-choices-row"
        value={outcome}
        onChange={setOutcome}
        isDisabled={blocker !== null}
        options={[
          { value: 'clear', text: t('terms:decision.clear') },
          { value: 'violation', text: t('terms:decision.violation') },
          { value: 'technical_failure', text: t('terms:decision.technical_failure') },
        ]}
      />
      {outcome === 'violation' && blocker === null ? (
        confirmed.length > 0 ? (
          <CheckboxGroup
            label={t('review:decision.which')}
            value={founding}
            onChange={setIncidentIds}
            options={confirmed.map(({ id, rule, startedAtMs }) => ({
              value: id,
              text: `${format.clock(startedAtMs)} ${t(`terms:rule.${rule}`)}`,
            }))}
          />
        ) : (
          <Notice tone="warning" role="status">
            {t('review:decision.noneConfirmed')}
          </Notice>
        )
      ) : null}
      <TextField
        label={t('review:decision.reason')}
        description={t('review:decision.reasonHint')}
        value={reason}
        onChange={setReason}
        isDisabled={blocker !== null}
        maxLength={4000}
        multiline
        rows={3}
      />
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
      <div className="row">
        <Button tone="primary" isDisabled={blocker !== null || !complete} onPress={() => setAsking(true)}>
          {t('review:decision.decide')}
        </Button>
        {blocker === null && !complete ? (
          <span className="muted small">{t('review:decision.incomplete')}</span>
        ) : null}
      </div>
      <Dialog
        role="alertdialog"
        title={t('review:decision.confirmTitle')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={saving} onPress={() => void decide()}>
              {t('review:decision.confirm')}
            </Button>
          </>
        }
      >
        <p>
          {t('review:decision.confirmText', {
            outcome: outcome ? t(`terms:decision.${outcome}`) : '',
            name: review.session.candidateName,
          })}
        </p>
      </Dialog>
    </>
  );
}

function GivenDecision({ review }: { review: SessionReview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision } = review;
  if (!decision) return null;
  return (
    <Card
      title={t('review:decision.title')}
      aside={<Badge tone={OUTCOME_TONES[decision.outcome]}>{t(`terms:decision.${decision.outcome}`)}</Badge>}
    >
      <p>{decision.reason}</p>
      {decision.incidentIds.length > 0 ? (
        <ul className="bullet-list">
          {byTime(review.incidents)
            .filter(({ id }) => decision.incidentIds.includes(id))
            .map(({ id, rule, startedAtMs }) => (
              <li key={id}>
                <span className="numeric">{format.clock(startedAtMs)}</span> {t(`terms:rule.${rule}`)}
              </li>
            ))}
        </ul>
      ) : null}
      <p className="muted small">
        {t('review:verdict.by', { name: decision.decidedBy, time: format.dateTime(decision.decidedAt) })}
      </p>
    </Card>
  );
}
