import type { LivenessKind } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { LivenessRun } from '../../../../core/liveness/liveness-run';
import { canRecordSound } from '../../../../core/liveness/sound-clip';
import { Button } from '../../../../design';

/** After a failed try: the other way, or to go on without. */
export function LivenessOther({ run, kind }: { run: LivenessRun; kind: LivenessKind }) {
  const { t } = useTranslation();
  const other: LivenessKind = kind === 'head_turn' ? 'spoken_digits' : 'head_turn';
  return (
    <div className="row">
      {other === 'head_turn' || canRecordSound() ? (
        <Button onPress={() => void run.begin(other)}>
          {other === 'head_turn' ? t('check-in:liveness.begin') : t('check-in:liveness.instead')}
        </Button>
      ) : null}
      <Button tone="quiet" onPress={() => void run.giveUpAll()}>
        {t('check-in:liveness.skip')}
      </Button>
    </div>
  );
}
