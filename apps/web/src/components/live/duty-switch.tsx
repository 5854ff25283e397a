import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../design';

export interface DutySwitchProps {
  /** Of the sittings that the proctor watches. */
  rooms: readonly string[];
  /** How many candidates sit in other ones. */
  elsewhere: number;
  showsAll: boolean;
  onChange: (showsAll: boolean) => void;
}

/** Says whom the proctor is on duty for, and shows everybody when asked. */
export function DutySwitch({ rooms, elsewhere, showsAll, onChange }: DutySwitchProps) {
  const { t } = useTranslation();
  return (
    <div className="row-between">
      <span className="muted">{t('proctor:live.duty', { rooms: [...new Set(rooms)].join(', ') })}</span>
      <Checkbox isSelected={showsAll} onChange={onChange}>
        {t('proctor:live.allSessions', { number: elsewhere })}
      </Checkbox>
    </div>
  );
}
