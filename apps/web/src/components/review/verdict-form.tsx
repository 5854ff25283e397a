import { VERDICT_REASONS, type GiveVerdict, type Incident, type VerdictReason } from '@bakylau/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError, type ApiError } from '../../core/api-error';
import { Button, Checkbox, Notice, RadioGroup, Select, TextField } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import './review.css';

type Verdict = GiveVerdict['verdict'];

export interface VerdictFormProps {
  incident: Incident;
  /** Chosen here or by the keys C and D. */
  verdict: Verdict | null;
  onChoose: (verdict: Verdict) => void;
  /** How many other incidents of the rule wait for a verdict. */
  alike: number;
  onGive: (verdict: GiveVerdict, alikeToo: boolean) => Promise<void>;
  onCancel?: () => void;
}

/** Confirm or dismiss with a reason; "another reason" needs a note. */
export function VerdictForm({ incident, verdict, alike, onChoose, onGive, onCancel }: VerdictFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reasons, setReasons] = useState<Partial<Record<Verdict, VerdictReason>>>({});
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<'verdict' | 'reason' | 'note' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [alikeToo, setAlikeToo] = useState(false);
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // After the key C or D the reason is what comes next; after a press on a choice the focus stays there.
  useEffect(() => {
    if (!verdict || form.current?.contains(document.activeElement)) return;
    form.current?.querySelector<HTMLElement>('.bk-select__button')?.focus();
  }, [verdict]);
  const reason = verdict ? (reasons[verdict] ?? null) : null;

  const save = async (): Promise<void> => {
    const missing = !verdict
      ? 'verdict'
      : !reason
        ? 'reason'
        : reason.startsWith('other_') && !note.trim()
          ? 'note'
          : null;
    setProblem(missing);
    setError(null);
    if (missing || !verdict || !reason) return;
    setSaving(true);
    try {
      const given = { verdict, reason, ...(note.trim() ? { note: note.trim() } : {}) };
      await onGive(given, verdict === 'dismissed' && alike > 0 && alikeToo);
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form
      ref={form}
      // The browser would hold back a form whose faults are not shown any more.
      noValidate
      className="stack-s"
      aria-label={t('review:verdict.label', { rule: t(`terms:rule.${incident.rule}`) })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RadioGroup
        label={t('review:verdict.question')}
        className="bk-choices-row"
        value={verdict}
        onChange={onChoose}
        error={problem === 'verdict' && !verdict ? t('review:verdict.missing') : null}
        options={[
          { value: 'confirmed', text: t('review:verdict.confirm') },
          { value: 'dismissed', text: t('review:verdict.dismiss') },
        ]}
      />
      {verdict ? (
        <>
          <Select<VerdictReason>
            key={verdict}
            label={t('review:verdict.reason')}
            placeholder={t('review:verdict.chooseReason')}
            value={reason}
            onChange={(value) => setReasons({ ...reasons, [verdict]: value })}
            options={VERDICT_REASONS[verdict].map((value) => ({
              value,
              text: t(`terms:verdictReason.${value}`),
            }))}
          />
          {problem === 'reason' && !reason ? (
            <p className="bk-field__error" role="alert">
              {t('review:verdict.missingReason')}
            </p>
          ) : null}
          <TextField
            label={t('review:verdict.note')}
            description={
              reason?.startsWith('other_') ? t('review:verdict.noteNeeded') : t('review:verdict.noteHint')
            }
            error={problem === 'note' && !note.trim() ? t('review:verdict.missingNote') : null}
            value={note}
            onChange={setNote}
            maxLength={2000}
            multiline
            rows={2}
            className="bk-verdict__note"
          />
          {verdict === 'dismissed' && alike > 0 ? (
            <Checkbox isSelected={alikeToo} onChange={setAlikeToo}>
              {t('review:verdict.alikeToo', { count: alike })}
            </Checkbox>
          ) : null}
        </>
      ) : null}
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
      <div className="row">
        <Button type="submit" tone="primary" isPending={saving}>
          {t('review:verdict.save')}
        </Button>
        {onCancel ? (
          <Button tone="quiet" onPress={onCancel}>
            {t('common:action.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
