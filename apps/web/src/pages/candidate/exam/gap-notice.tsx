import { useTranslation } from 'react-i18next';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Notice } from '../../../design';
import { useStore } from '../../../hooks/use-store';

/** That the page records itself while the service cannot be reached, and that what it recorded is still on its way. */
export function GapNotice({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const { recording, waitingParts, exhausted } = useStore(session.gaps.state);
  if (exhausted)
    return (
      <Notice tone="warning" role="status">
        {t(`exam:gap.exhausted.${exhausted}`)}
      </Notice>
    );
  if (recording)
    return (
      <Notice tone="info" role="status">
        {t('exam:gap.recording')}
      </Notice>
    );
  if (waitingParts > 0)
    return (
      <Notice tone="info" role="status">
        {t('exam:gap.sending')}
      </Notice>
    );
  return null;
}
