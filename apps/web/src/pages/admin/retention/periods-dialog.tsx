import {
  ARTEFACTS,
  type Artefact,
  type ExamRetention,
  type RetentionPeriods,
  setExamRetentionSchema,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Dialog, Notice, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';

export interface PeriodsDialogProps {
  exam: string;
  retention: ExamRetention;
  onClose: () => void;
  onSaved: () => void;
}

/** New periods make a new version; who accepted a notice with shorter ones keeps those. */
export function PeriodsDialog({ exam, retention, onClose, onSaved }: PeriodsDialogProps) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(
    () =>
      Object.fromEntries(ARTEFACTS.map((each) => [each, String(retention.periods[each])])) as Record<
        Artefact,
        string
      >,
  );
  const [tried, setTried] = useState(false);
  const parsed = setExamRetentionSchema.safeParse(
    Object.fromEntries(
      ARTEFACTS.map((each) => [each, /^\d+$/.test(texts[each].trim()) ? Number(texts[each]) : null]),
    ),
  );
  const problems = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const isNumberWrong = (artefact: Artefact): boolean => {
    const days = Number(texts[artefact]);
    return !/^\d+$/.test(texts[artefact].trim()) || days < 1 || days > 3650;
  };
  const save = useAction(async (periods: RetentionPeriods) => {
    await api.call('setExamRetention', { params: { examId: retention.examId }, body: periods });
    showToast(t('retention:periods.done'), 'success');
    onSaved();
    onClose();
  });
  return (
    <Dialog
      title={t('retention:periods.titleOf', { exam })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isPending={save.pending}
            onPress={() => {
              setTried(true);
              if (parsed.success) void save.run(parsed.data);
            }}
          >
            {t('retention:periods.save')}
          </Button>
        </>
      }
    >
      <Notice tone="info">{t('retention:periods.hint')}</Notice>
      {ARTEFACTS.map((artefact) => (
        <TextField
          key={artefact}
          label={t('retention:periods.daysOf', { what: t(`retention:artefact.${artefact}`) })}
          description={t(`retention:holds.${artefact}`)}
          inputMode="numeric"
          value={texts[artefact]}
          onChange={(text) => setTexts({ ...texts, [artefact]: text })}
          error={
            tried && problems.has(artefact)
              ? isNumberWrong(artefact)
                ? t('retention:periods.badDays')
                : t('retention:periods.clipShorter')
              : null
          }
        />
      ))}
      {save.error ? <Failure error={save.error} /> : null}
    </Dialog>
  );
}
