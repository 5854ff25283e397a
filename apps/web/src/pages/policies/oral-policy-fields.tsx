import { EXAMINERS_AT_MOST, type OralPolicy } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/number-field';
import { Select } from '../../design';

const MINUTES = [
  ['preparationMinutes', 120],
  ['answerMinutes', 180],
] as const;
const SEATS = Array.from({ length: EXAMINERS_AT_MOST }, (_, i) => String(i + 1));

export interface OralPolicyFieldsProps {
  policy: OralPolicy;
  isDisabled: boolean;
  onChange: (policy: OralPolicy) => void;
}

/** Times, size of the panel, and whether a drawn ticket comes again. */
export function OralPolicyFields({ policy, isDisabled, onChange }: OralPolicyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="row">
        {MINUTES.map(([key, most]) => (
          <NumberField
            key={key}
            label={t(`oral:tickets.${key}`)}
            value={policy[key]}
            min={1}
            max={most}
            isDisabled={isDisabled}
            onChange={(minutes) => onChange({ ...policy, [key]: minutes })}
          />
        ))}
      </div>
      <div className="row">
        {(['examinersAtLeast', 'examinersAtMost'] as const).map((key) => (
          <Select
            key={key}
            label={t(`oral:tickets.${key}`)}
            value={String(policy[key])}
            isDisabled={isDisabled}
            onChange={(chosen) => onChange(fitting({ ...policy, [key]: Number(chosen) }, key))}
            options={SEATS.map((seats) => ({ value: seats, text: seats }))}
          />
        ))}
        <Select
          label={t('oral:tickets.after')}
          value={policy.ticketsReturn ? 'back' : 'out'}
          isDisabled={isDisabled}
          onChange={(chosen) => onChange({ ...policy, ticketsReturn: chosen === 'back' })}
          options={[
            { value: 'out', text: t('oral:tickets.out') },
            { value: 'back', text: t('oral:tickets.back') },
          ]}
        />
      </div>
    </>
  );
}

/** The other bound follows, so that the smaller one never lies above the larger. */
function fitting(policy: OralPolicy, changed: 'examinersAtLeast' | 'examinersAtMost'): OralPolicy {
  const { examinersAtLeast: least, examinersAtMost: most } = policy;
  if (least <= most) return policy;
  return changed === 'examinersAtLeast'
    ? { ...policy, examinersAtMost: least }
    : { ...policy, examinersAtLeast: most };
}
