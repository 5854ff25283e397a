import { useTranslation } from 'react-i18next';
import { MediaPreview } from '../../../components/media-preview';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Button, Card } from '../../../design';
import { useStore } from '../../../hooks/use-store';
import { sizeOf } from './device-check';
import { SourceBadge } from './source-badge';
import { SourceProblem } from './source-problem';

export function ScreenCard({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const { screen } = useStore(session.media.state);
  const share = () => void session.media.startScreen();
  return (
    <Card title={t('terms:source.screen')} aside={<SourceBadge state={screen} />}>
      {screen.kind === 'live' ? (
        <>
          <MediaPreview track={screen.track} label={t('check-in:screen.preview')} />
          <p className="muted small">
            {t(`check-in:surface.${screen.surface === 'monitor' ? 'monitor' : 'unknown'}`)},{' '}
            {t('check-in:camera.size', sizeOf(screen.track))}
          </p>
        </>
      ) : (
        <p className="muted">{t('check-in:screen.why')}</p>
      )}
      {screen.kind === 'off' || screen.kind === 'asking' ? (
        <div className="row">
          <Button isPending={screen.kind === 'asking'} onPress={share}>
            {t('check-in:screen.share')}
          </Button>
        </div>
      ) : null}
      <SourceProblem source="screen" state={screen} onRetry={share} />
    </Card>
  );
}
