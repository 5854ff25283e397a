import type { JudgeLiveness } from '@bakylau/contracts';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../failure';
import { Button, RadioGroup, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

const REASON_MIN = 3;

/** The finding of a person, with its reason; it stands above what was measured and may be given again. */
export function LivenessVerdictForm({ onJudge }: { onJudge: (finding: JudgeLiveness) => Promise<void> }) {
  const { t } = useTranslation();
  const [finding, setFinding] = useState<'shown' | 'notShown' | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(false);
  const save = useAction(
    useCallback(
      () => onJudge({ shown: finding === 'shown', reason: reason.trim() }),
      [onJudge, finding, reason],
    ),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isShort = reason.trim().length < REASON_MIN;
    setProblem(isShort);
    if (!isShort && finding) void save.run();
  };
  return (
    <form className="stack-s" onSubmit={submit}>
      <RadioGroup
        label={t('review:liveness.verdict.title')}
        options={[
          { value: 'shown', text: t('review:liveness.verdict.shown') },
          { value: 'notShown', text: t('review:liveness.verdict.notShown') },
        ]}
        value={finding}
        onChange={setFinding}
      />
      <TextField
        label={t('review:liveness.verdict.reason')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        error={problem ? t('review:liveness.verdict.reasonMissing') : null}
      />
      {save.error ? <Failure error={save.error} /> : null}
      <div className="row">
        <Button type="submit" isDisabled={!finding} isPending={save.pending}>
          {t('review:liveness.verdict.save')}
        </Button>
      </div>
    </form>
  );
}
