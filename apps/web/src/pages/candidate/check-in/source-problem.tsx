import type { MediaSource } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../core/media/local-media';
import { Button, Notice } from '../../../design';

/** Why a source is not there, what to do about it, and the button to try again. Nothing when it is fine. */
export function SourceProblem({
  source,
  state,
  onRetry,
}: {
  source: MediaSource;
  state: SourceState;
  onRetry: () => void;
}) {
  const { t } = useTranslation();
  if (state.kind !== 'refused' && state.kind !== 'ended') return null;
  const text =
    state.kind === 'ended' ? t(`check-in:ended.${source}`) : t(`check-in:problem.${state.problem}`);
  return (
    <Notice
      tone="danger"
      role="alert"
      actions={
        <Button size="s" onPress={onRetry}>
          {source === 'screen' ? t('check-in:screen.shareAgain') : t('common:action.retry')}
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
