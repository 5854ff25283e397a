import { EXAMINERS_AT_MOST, type OralPolicy } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Select, TextField } from '../../design';

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
          <TextField
            key={key}
            label={t(`oral:tickets.${key}`)}
            type="number"
            inputMode="numeric"
            defaultValue={String(policy[key])}
            isDisabled={isDisabled}
            onChange={(typed) => {
              const minutes = Math.round(Number(typed));
              if (minutes >= 1 && minutes <= most) onChange({ ...policy, [key]: minutes });
            }}
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
