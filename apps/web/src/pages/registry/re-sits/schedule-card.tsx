import {
  COUNTED_ATTEMPTS,
  type ExamSchedule,
  type SetExamSchedule,
  setExamScheduleSchema,
  windowProblemOf,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { instantOf, localMinutes } from '../../../core/format/local-minutes';
import { showToast } from '../../../core/toasts';
import { Button, Card, Select, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { NO_TERM, type ReSitCardProps, useTermText } from './re-sit-props';
import '../../item-banks/item-banks.css';

/** When the exam is open, in which semester, and how often one may sit it. */
export function ScheduleCard({
  schedule,
  reSits,
  mayWrite,
  onSet,
}: ReSitCardProps & { schedule: ExamSchedule }) {
  const { t } = useTranslation();
  const termText = useTermText();
  const { examId, editable, attemptPolicy } = schedule;
  const [opens, setOpens] = useState(() => localMinutes(schedule.opensAt));
  const [closes, setCloses] = useState(() => localMinutes(schedule.closesAt));
  const [term, setTerm] = useState(schedule.termId ?? NO_TERM);
  const [maxAttempts, setMaxAttempts] = useState(String(attemptPolicy.maxAttempts));
  const [maxReSits, setMaxReSits] = useState(String(attemptPolicy.maxReSits));
  const [counts, setCounts] = useState(attemptPolicy.counts);
  const isDisabled = !mayWrite || !editable;
  const parsed = setExamScheduleSchema.safeParse({
    opensAt: instantOf(opens),
    closesAt: instantOf(closes),
    termId: term === NO_TERM ? null : term,
    attemptPolicy: { maxAttempts: Number(maxAttempts), maxReSits: Number(maxReSits), counts },
  });
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  const problemOf = (field: string, key: 'order' | 'attempts' | 'reSits') =>
    wrong.includes(field) ? t(`schedule:exam.${key}`) : null;
  const isShort = parsed.success && windowProblemOf(parsed.data, schedule.durationMinutes) !== null;
  const set = useAction(async (body: SetExamSchedule) => {
    await api.call('setExamSchedule', { params: { examId }, body });
    showToast(t('schedule:exam.done'), 'success');
    onSet();
  });
  return (
    <Card title={t('schedule:exam.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success && !isShort) void set.run(parsed.data);
        }}
      >
        {editable ? null : <p className="muted">{t('schedule:exam.begun')}</p>}
        <div className="bk-bank-fields">
          <TextField
            type="datetime-local"
            label={t('schedule:sittings.opensAt')}
            value={opens}
            onChange={setOpens}
            isDisabled={isDisabled}
          />
          <TextField
            type="datetime-local"
            label={t('schedule:sittings.closesAt')}
            value={closes}
            onChange={setCloses}
            isDisabled={isDisabled}
            error={
              isShort
                ? t('schedule:exam.short', { minutes: schedule.durationMinutes })
                : problemOf('closesAt', 'order')
            }
          />
          <Select
            label={t('schedule:terms.term')}
            value={term}
            onChange={setTerm}
            isDisabled={isDisabled}
            options={[
              { value: NO_TERM, text: t('schedule:terms.none') },
              ...reSits.terms.map((one) => ({ value: one.id, text: termText(one) })),
            ]}
          />
          <TextField
            label={t('schedule:exam.maxAttempts')}
            inputMode="numeric"
            value={maxAttempts}
            onChange={setMaxAttempts}
            isDisabled={isDisabled}
            error={problemOf('attemptPolicy.maxAttempts', 'attempts')}
          />
          <Select
            label={t('schedule:exam.counts')}
            value={counts}
            onChange={setCounts}
            isDisabled={isDisabled}
            options={COUNTED_ATTEMPTS.map((value) => ({ value, text: t(`schedule:exam.counted.${value}`) }))}
          />
          <TextField
            label={t('schedule:exam.maxReSits')}
            inputMode="numeric"
            value={maxReSits}
            onChange={setMaxReSits}
            isDisabled={isDisabled}
            error={problemOf('attemptPolicy.maxReSits', 'reSits')}
          />
        </div>
        {set.error ? <Failure error={set.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button
              type="submit"
              isDisabled={isDisabled || !parsed.success || isShort}
              isPending={set.pending}
            >
              {t('people:save')}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}
