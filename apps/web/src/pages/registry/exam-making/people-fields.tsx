import { type AcademicGroup, EXAM_DUTIES, type Person } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Card, CheckboxGroup } from '../../../design';

/** Who sits a new exam and who works in it, as far as that is known. */
export interface PeopleDraft {
  groupNames: string[];
  examiner: string[];
  proctor: string[];
}

export interface PeopleFieldsProps {
  draft: PeopleDraft;
  onChange: (draft: PeopleDraft) => void;
  groups: readonly AcademicGroup[];
  people: readonly Person[];
}

export function PeopleFields({ draft, onChange, groups, people }: PeopleFieldsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('making:people')}>
      <div className="stack">
        <p className="muted">{t('making:peopleLead')}</p>
        {groups.length > 0 ? (
          <CheckboxGroup
            label={t('schedule:groups.label')}
            value={draft.groupNames}
            onChange={(groupNames) => onChange({ ...draft, groupNames })}
            options={groups.map(({ groupName, people: count }) => ({
              value: groupName,
              text: t('schedule:groups.option', { group: groupName, count }),
            }))}
          />
        ) : null}
        {EXAM_DUTIES.map((role) => (
          <CheckboxGroup
            key={role}
            label={t(`schedule:staff.${role}`)}
            description={t(`schedule:staff.${role}Hint`)}
            value={draft[role]}
            onChange={(ids) => onChange({ ...draft, [role]: ids })}
            options={people
              .filter(({ active, roles }) => active && roles.includes(role))
              .map(({ id, displayName }) => ({ value: id, text: displayName }))}
          />
        ))}
      </div>
    </Card>
  );
}
