import { type ExamSittings, type SetSitting, setSittingSchema, type Sitting } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, CheckboxGroup, Dialog, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { draftOf, firstTimesOf, sittingOf } from './sitting-draft';

export interface SittingDialogProps {
  exam: ExamSittings;
  /** Null for a new one. */
  sitting: Sitting | null;
  onClose: () => void;
  onSaved: () => void;
}

/** When and where one sitting is, and for whom. The contract's own schema says which fields are wrong. */
export function SittingDialog({ exam, sitting, onClose, onSaved }: SittingDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState(() => draftOf(exam, sitting));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const problemOf = (field: string) =>
    wrong.includes(field) ? t('schedule:sittings.wrong', { context: field }) : null;
  const save = useAction(async () => {
    const parsed = setSittingSchema.safeParse(sittingOf(draft, firstTimesOf(exam, sitting)));
    setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
    if (!parsed.success) return;
    const body: SetSitting = parsed.data;
    const returned = sitting
      ? (await api.call('setSitting', { params: { sittingId: sitting.id }, body })).placesReturned
      : 0;
    if (!sitting) await api.call('addSitting', { params: { examId: exam.examId }, body });
    if (returned > 0) showToast(t('schedule:sittings.savedReturned', { count: returned }), 'info');
    else showToast(t('schedule:sittings.saved'), 'success');
    onSaved();
    onClose();
  });
  // No date picker: the design system's has no words in Kazakh, the browser's own is complete.
  const timeField = (field: 'opensAt' | 'lastStartAt' | 'closesAt') => (
    <TextField
      type="datetime-local"
      label={t(`schedule:sittings.${field}`)}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      error={problemOf(field)}
      isRequired
    />
  );
  const numberField = (field: 'capacity' | 'candidatesPerProctor' | 'slotMinutes') => (
    <TextField
      inputMode="numeric"
      label={t(`schedule:sittings.${field}`)}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      error={problemOf(field)}
      {...(field === 'slotMinutes' ? { description: t('schedule:sittings.slotHint') } : {})}
    />
  );
  return (
    <Dialog
      title={t(sitting ? 'schedule:sittings.edit' : 'schedule:sittings.add')}
      isOpen
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" isPending={save.pending} onPress={() => void save.run()}>
            {t('people:save')}
          </Button>
        </>
      }
    >
      <p className="muted">
        {t('schedule:sittings.lead', {
          range: format.dateTimeRange(exam.opensAt, exam.closesAt),
          zone: format.timeZone(),
        })}
      </p>
      <TextField
        label={t('schedule:sittings.room')}
        value={draft.room}
        onChange={(room) => set({ room })}
        error={problemOf('room')}
        isRequired
        autoFocus
      />
      {timeField('opensAt')}
      {timeField('lastStartAt')}
      {timeField('closesAt')}
      {numberField('capacity')}
      {numberField('candidatesPerProctor')}
      {exam.format === 'oral' ? numberField('slotMinutes') : null}
      {exam.choices.groups.length > 0 ? (
        <CheckboxGroup
          label={t('schedule:groups.title')}
          description={t('schedule:sittings.groupsHint')}
          value={draft.groupNames}
          onChange={(groupNames) => set({ groupNames })}
          options={exam.choices.groups.map(({ groupName }) => ({ value: groupName, text: groupName }))}
        />
      ) : null}
      {save.error ? <Failure error={save.error} /> : null}
    </Dialog>
  );
}
