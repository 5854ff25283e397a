import { useTranslation } from 'react-i18next';
import { MediaPreview } from '../../../components/media-preview';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Card } from '../../../design';
import { useStore } from '../../../hooks/use-store';
import { sizeOf } from './device-check';
import { DeviceSelect } from './device-select';
import { SourceBadge } from './source-badge';
import { SourceProblem } from './source-problem';

export function CameraCard({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const { camera } = useStore(session.media.state);
  return (
    <Card title={t('terms:source.camera')} aside={<SourceBadge state={camera} />}>
      {camera.kind === 'live' ? (
        <>
          <MediaPreview track={camera.track} label={t('check-in:camera.preview')} mirrored />
          <p className="muted small">
            {camera.label}, {t('check-in:camera.size', sizeOf(camera.track))}
          </p>
        </>
      ) : (
        <p className="muted">{t('check-in:camera.why')}</p>
      )}
      <DeviceSelect media={session.media} source="camera" />
      <SourceProblem
        source="camera"
        state={camera}
        onRetry={() => void session.media.startDevice('camera', null)}
      />
    </Card>
  );
}
