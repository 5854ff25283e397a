import type { LivenessKind } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { canRecordSound } from '../../../../core/liveness/sound-clip';
import { Button, Checkbox } from '../../../../design';

export interface LivenessChoiceProps {
  aloud: boolean;
  onAloud: (aloud: boolean) => void;
  isPending: boolean;
  onBegin: (kind: LivenessKind) => void;
  onNeither: () => void;
}

/** Turns of the head, the spoken alternative, or neither; nobody is asked for a reason. */
export function LivenessChoice({ aloud, onAloud, isPending, onBegin, onNeither }: LivenessChoiceProps) {
  const { t } = useTranslation();
  const canSpeak = canRecordSound();
  return (
    <>
      <div className="row">
        <Button tone="primary" isPending={isPending} onPress={() => onBegin('head_turn')}>
          {t('check-in:liveness.begin')}
        </Button>
        <Button isDisabled={!canSpeak || isPending} onPress={() => onBegin('spoken_digits')}>
          {t('check-in:liveness.instead')}
        </Button>
      </div>
      <p className="muted small">
        {canSpeak ? t('check-in:liveness.insteadWhy') : t('check-in:liveness.digits.impossible')}
      </p>
      <Checkbox isSelected={aloud} onChange={onAloud}>
        {t('check-in:liveness.voice')}
      </Checkbox>
      <div className="row">
        <Button tone="quiet" size="s" isDisabled={isPending} onPress={onNeither}>
          {t('check-in:liveness.skip')}
        </Button>
      </div>
      <p className="muted small">{t('check-in:liveness.skipWhy')}</p>
    </>
  );
}
