import type { ProctoringPolicy } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Button, Notice } from '../../../design';
import { useErrorText } from '../../../hooks/use-error-text';
import { useStore } from '../../../hooks/use-store';

/** What the candidate has to do about the media, at the top of the exam. The questions stay usable meanwhile. */
export function MediaNotices({ session, policy }: { session: AttemptSession; policy: ProctoringPolicy }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const media = useStore(session.media.state);
  const link = useStore(session.link.state);
  const devices = (['camera', 'microphone'] as const).filter((source) => {
    const { kind } = media[source];
    return policy[source] && (kind === 'ended' || kind === 'refused');
  });
  return (
    <>
      {link.phase === 'refused' ? (
        <Notice
          tone="danger"
          role="alert"
          title={t('exam:connection.refused')}
          actions={
            <Button tone="primary" onPress={() => session.link.takeBack()}>
              {t('common:action.retry')}
            </Button>
          }
        >
          {link.error ? errorText(link.error) : null}
        </Notice>
      ) : null}
      {link.phase === 'lost' ? (
        <Notice tone="warning" role="status">
          {t('exam:connection.lost')}
        </Notice>
      ) : null}
      {policy.screen && media.screen.kind !== 'live' ? (
        <Notice
          tone="danger"
          role="alert"
          title={t('exam:screenAgain.title')}
          actions={
            <Button
              tone="primary"
              isPending={media.screen.kind === 'asking'}
              onPress={() => void session.media.startScreen()}
            >
              {t('exam:screenAgain.button')}
            </Button>
          }
        >
          <p>{t('exam:screenAgain.text')}</p>
          {media.screen.kind === 'refused' ? <p>{t(`check-in:problem.${media.screen.problem}`)}</p> : null}
        </Notice>
      ) : null}
      {devices.map((source) => {
        const state = media[source];
        return (
          <Notice
            key={source}
            tone="danger"
            role="alert"
            title={t(`check-in:ended.${source}`)}
            actions={
              <Button onPress={() => void session.media.startDevice(source, null)}>
                {t('common:action.retry')}
              </Button>
            }
          >
            {state.kind === 'refused' ? t(`check-in:problem.${state.problem}`) : t('exam:deviceReturns')}
          </Notice>
        );
      })}
    </>
  );
}
