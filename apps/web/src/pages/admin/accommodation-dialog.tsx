import {
  EXTRA_TIME_AT_MOST_PERCENT,
  INCIDENT_RULE_IDS,
  individualBreaksSchema,
  type Person,
  type PersonAccommodation,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, CheckboxGroup, Dialog, DialogContent, Notice, Spinner, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useResource } from '../../hooks/use-resource';
import { ThresholdFields } from './threshold-fields';

export interface AccommodationDialogProps {
  person: Person;
  onClose: () => void;
}

/** What is different for one person in every exam. Proctors and examiners never see that there is something. */
export function AccommodationDialog({ person, onClose }: AccommodationDialogProps) {
  const { t } = useTranslation();
  const { id: personId } = person;
  const present = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getAccommodation', { params: { personId }, signal }),
      [personId],
    ),
  );
  return (
    <Dialog
      title={t('admin:accommodation.title', { name: person.displayName })}
      isOpen
      size="l"
      bringsContent
      onClose={onClose}
    >
      {present.kind === 'ready' ? (
        <AccommodationForm person={person} present={present.data} onClose={onClose} />
      ) : (
        <DialogContent>
          {present.kind === 'failed' ? (
            <Failure error={present.error} onRetry={present.reload} />
          ) : (
            <Spinner text={t('common:loading')} />
          )}
        </DialogContent>
      )}
    </Dialog>
  );
}

function AccommodationForm({
  person,
  present,
  onClose,
}: AccommodationDialogProps & { present: PersonAccommodation }) {
  const { t } = useTranslation();
  const { accommodation } = present;
  const [disabledRules, setDisabledRules] = useState(accommodation?.disabledRules ?? []);
  const [thresholds, setThresholds] = useState(accommodation?.thresholds ?? {});
  const [staffNote, setStaffNote] = useState(accommodation?.staffNote ?? '');
  const [extraTime, setExtraTime] = useState(String(accommodation?.extraTimePercent ?? 0));
  const [breakCount, setBreakCount] = useState(String(accommodation?.breaks?.count ?? 0));
  const [breakMinutes, setBreakMinutes] = useState(String(accommodation?.breaks?.minutes ?? 10));
  const breaks = individualBreaksSchema.safeParse({
    count: Number(breakCount),
    minutes: Number(breakMinutes),
  });
  const hasBreaks = breakCount.trim() !== '0';
  const isBreakWrong = (field: 'count' | 'minutes') =>
    hasBreaks && breaks.error?.issues.some(({ path }) => path[0] === field);
  const isTimeWhole = /^\d{1,3}$/.test(extraTime) && Number(extraTime) <= EXTRA_TIME_AT_MOST_PERCENT;
  const params = { personId: person.id };
  const end = (): void => {
    showToast(t('admin:accommodation.done', { name: person.displayName }), 'success');
    onClose();
  };
  const save = useAction(async () => {
    const extraTimePercent = Number(extraTime);
    const body = {
      disabledRules,
      thresholds,
      staffNote,
      extraTimePercent,
      breaks: hasBreaks ? (breaks.data ?? null) : null,
    };
    await api.call('setAccommodation', { params, body });
    end();
  });
  const remove = useAction(async () => {
    await api.call('removeAccommodation', { params });
    end();
  });
  const failed = [save, remove].find(({ error }) => error !== null);
  return (
    <DialogContent
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          {accommodation ? (
            <Button tone="danger" isPending={remove.pending} onPress={() => void remove.run()}>
              {t('admin:accommodation.remove')}
            </Button>
          ) : null}
          <Button
            tone="primary"
            isDisabled={!isTimeWhole || (hasBreaks && !breaks.success)}
            isPending={save.pending}
            onPress={() => void save.run()}
          >
            {t('admin:accommodation.save')}
          </Button>
        </>
      }
    >
      <Notice tone="info">{t('admin:accommodation.hidden')}</Notice>
      <TextField
        label={t('admin:accommodation.note')}
        description={t('admin:accommodation.noteHint')}
        multiline
        rows={3}
        value={staffNote}
        onChange={setStaffNote}
        autoFocus
      />
      <TextField
        label={t('people:extraTime')}
        description={t('people:extraTimeHint')}
        inputMode="numeric"
        value={extraTime}
        onChange={setExtraTime}
        error={isTimeWhole ? null : t('people:extraTimeWrong', { most: EXTRA_TIME_AT_MOST_PERCENT })}
      />
      <TextField
        label={t('people:breakCount')}
        description={t('people:breakCountHint')}
        inputMode="numeric"
        value={breakCount}
        onChange={setBreakCount}
        error={isBreakWrong('count') ? t('people:breakCountWrong') : null}
      />
      {hasBreaks ? (
        <TextField
          label={t('people:breakMinutes')}
          inputMode="numeric"
          value={breakMinutes}
          onChange={setBreakMinutes}
          error={isBreakWrong('minutes') ? t('people:breakMinutesWrong') : null}
        />
      ) : null}
      <ThresholdFields known={present.thresholds} value={thresholds} onChange={setThresholds} />
      <CheckboxGroup
        label={t('admin:accommodation.rules')}
        value={disabledRules}
        onChange={setDisabledRules}
        options={INCIDENT_RULE_IDS.map((rule) => ({ value: rule, text: t(`terms:rule.${rule}`) }))}
      />
      {failed?.error ? (
        <>
          <Failure error={failed.error} onRetry={() => void failed.run()} />
          <ul className="bullet-list">
            {failed.error.details.map(({ path, problem }) => (
              <li key={path}>
                <code>{path}</code> {problem}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </DialogContent>
  );
}
