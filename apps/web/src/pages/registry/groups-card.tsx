import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, CheckboxGroup, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import type { AssignmentCardProps } from './assignment-props';

/** The groups that sit an exam as a whole. */
export function GroupsCard({ assignment, mayWrite, onSet }: AssignmentCardProps) {
  const { t } = useTranslation();
  const { examId, groups, leftOut, choices } = assignment;
  const assigned = groups.map(({ groupName }) => groupName);
  const [chosen, setChosen] = useState<string[]>(assigned);
  const save = useAction(async () => {
    await api.call('setExamGroups', { params: { examId }, body: { groupNames: chosen } });
    showToast(t('schedule:groups.done'), 'success');
    onSet();
  });
  const known = new Set(choices.groups.map(({ groupName }) => groupName));
  const all = [...choices.groups, ...groups.filter(({ groupName }) => !known.has(groupName))];
  const isSame = chosen.length === assigned.length && chosen.every((name) => assigned.includes(name));
  return (
    <Card title={t('schedule:groups.title')}>
      <div className="stack">
        <p className="muted">{t('schedule:groups.lead')}</p>
        {all.length === 0 ? (
          <p>{t('schedule:groups.none')}</p>
        ) : (
          <CheckboxGroup
            label={t('schedule:groups.label')}
            value={chosen}
            onChange={setChosen}
            isDisabled={!mayWrite}
            options={all.map(({ groupName, people }) => ({
              value: groupName,
              text: t('schedule:groups.option', { group: groupName, count: people }),
            }))}
          />
        )}
        {leftOut.length > 0 ? (
          <Notice tone="warning" title={t('schedule:groups.leftOut')}>
            {leftOut.map(({ displayName, groupName }) => `${displayName} (${groupName})`).join(', ')}
          </Notice>
        ) : null}
        {save.error ? <Failure error={save.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button isDisabled={isSame} isPending={save.pending} onPress={() => void save.run()}>
              {t('schedule:groups.save')}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
