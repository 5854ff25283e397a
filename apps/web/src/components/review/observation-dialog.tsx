import { OBSERVATION_REASONS, type ObservationReason, type ObserveIncident } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError, type ApiError } from '../../core/api-error';
import { parseClock } from '../../core/review/clock-text';
import { Button, Dialog, Notice, Select, TextField } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';

export interface ObservationDialogProps {
  /** Where the player stands: what was seen lies just before it. */
  positionMs: number;
  durationMs: number;
  onSave: (observation: ObserveIncident) => Promise<void>;
  onClose: () => void;
}

/** What was seen was seen a moment ago. */
const LEAD_IN_MS = 5000;

/** Notes down something that the reviewer saw and no rule flagged. It is confirmed by the same act, under the reviewer's name. */
export function ObservationDialog({ positionMs, durationMs, onSave, onClose }: ObservationDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const [from, setFrom] = useState(format.clock(Math.max(0, positionMs - LEAD_IN_MS)));
  const [to, setTo] = useState(format.clock(positionMs));
  const [reason, setReason] = useState<ObservationReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const startedAtMs = parseClock(from);
  const endedAtMs = parseClock(to);
  const spanProblem =
    startedAtMs === null || endedAtMs === null
      ? t('review:observe.badTime')
      : endedAtMs < startedAtMs || endedAtMs > Math.ceil(durationMs / 1000) * 1000
        ? t('review:observe.badSpan', { duration: format.clock(durationMs) })
        : null;
  const noteProblem = reason === 'other' && !note.trim() ? t('review:verdict.missingNote') : null;

  const save = async (): Promise<void> => {
    setTried(true);
    if (spanProblem || noteProblem || !reason || startedAtMs === null || endedAtMs === null) return;
    setSaving(true);
    setError(null);
    try {
      const written = note.trim() ? { note: note.trim() } : {};
      await onSave({ startedAtMs, endedAtMs, reason, ...written });
      onClose();
    } catch (thrown) {
      setError(toApiError(thrown));
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t('review:observe.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" isPending={saving} onPress={() => void save()}>
            {t('review:observe.save')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('review:observe.lead')}</p>
      <div className="row">
        <TextField
          label={t('review:timeline.from')}
          value={from}
          onChange={setFrom}
          className="bk-observe__time"
        />
        <TextField label={t('review:timeline.to')} value={to} onChange={setTo} className="bk-observe__time" />
      </div>
      {tried && spanProblem ? (
        <p className="bk-field__error" role="alert">
          {spanProblem}
        </p>
      ) : null}
      <Select<ObservationReason>
        label={t('review:observe.reason')}
        placeholder={t('review:verdict.chooseReason')}
        value={reason}
        onChange={setReason}
        options={OBSERVATION_REASONS.map((value) => ({ value, text: t(`review:observe.reasons.${value}`) }))}
      />
      {tried && !reason ? (
        <p className="bk-field__error" role="alert">
          {t('review:verdict.missingReason')}
        </p>
      ) : null}
      <TextField
        label={t('review:verdict.note')}
        description={reason === 'other' ? t('review:verdict.noteNeeded') : t('review:observe.noteHint')}
        error={tried ? noteProblem : null}
        value={note}
        onChange={setNote}
        maxLength={2000}
        multiline
        rows={2}
      />
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
