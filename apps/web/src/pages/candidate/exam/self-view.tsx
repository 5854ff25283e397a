import { useTranslation } from 'react-i18next';
import { MediaPreview } from '../../../components/media-preview';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { useStore } from '../../../hooks/use-store';

/** The own camera, small, so that a candidate can see to be in the picture. */
export function SelfView({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const { camera } = useStore(session.media.state);
  return camera.kind === 'live' ? (
    <MediaPreview track={camera.track} label={t('exam:selfView')} mirrored className="self-view" />
  ) : null;
}
