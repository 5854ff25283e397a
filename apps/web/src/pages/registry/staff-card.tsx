import { EXAM_DUTIES } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, CheckboxGroup, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import type { AssignmentCardProps } from './assignment-props';

/** Examiners, who are also the panel of an oral exam, and proctors. */
export function StaffCard({ assignment, mayWrite, onSet }: AssignmentCardProps) {
  const { t } = useTranslation();
  const { examId, staff, panelAtLeast, choices } = assignment;
  const idsOf = (role: (typeof EXAM_DUTIES)[number]) =>
    staff.filter((person) => person.role === role).map(({ personId }) => personId);
  const [examiner, setExaminer] = useState(() => idsOf('examiner'));
  const [proctor, setProctor] = useState(() => idsOf('proctor'));
  const chosen = { examiner, proctor };
  const setChosen = { examiner: setExaminer, proctor: setProctor };
  const save = useAction(async () => {
    const body = { examinerIds: examiner, proctorIds: proctor };
    await api.call('setExamStaff', { params: { examId }, body });
    showToast(t('schedule:staff.done'), 'success');
    onSet();
  });
  return (
    <Card title={t('schedule:staff.title')}>
      <div className="stack">
        {EXAM_DUTIES.map((role) => {
          const listed = staff.filter((person) => person.role === role);
          const known = new Set(listed.map(({ personId }) => personId));
          const others = choices.staff.filter(
            (person) => person.role === role && !known.has(person.personId),
          );
          return (
            <CheckboxGroup
              key={role}
              label={t(`schedule:staff.${role}`)}
              description={t(`schedule:staff.${role}Hint`)}
              value={chosen[role]}
              onChange={setChosen[role]}
              isDisabled={!mayWrite}
              options={[
                ...listed.map(({ personId, displayName, busy }) => ({
                  value: personId,
                  text: busy ? t('schedule:staff.busy', { name: displayName }) : displayName,
                  isDisabled: busy,
                })),
                ...others.map(({ personId, displayName }) => ({ value: personId, text: displayName })),
              ]}
            />
          );
        })}
        {panelAtLeast !== null && examiner.length < panelAtLeast ? (
          <Notice tone="warning">{t('schedule:staff.panelShort', { count: panelAtLeast })}</Notice>
        ) : null}
        {examiner.length === 0 ? <Notice tone="warning">{t('schedule:staff.noExaminer')}</Notice> : null}
        {proctor.length === 0 ? <Notice tone="warning">{t('schedule:staff.noProctor')}</Notice> : null}
        {save.error ? <Failure error={save.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button isPending={save.pending} onPress={() => void save.run()}>
              {t('schedule:staff.save')}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
