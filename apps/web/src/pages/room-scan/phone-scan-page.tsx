import { useTranslation } from 'react-i18next';
import { TurnGuide } from '../../components/room-scan/turn-guide';
import { Button, Card, Notice, PageHeader, Spinner } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useStore } from '../../hooks/use-store';
import { usePhoneScan } from './use-phone-scan';

/** What the phone shows that came by the code: only the turn. Nobody is signed in here, and nothing else is to be had. */
export function PhoneScanPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const phone = usePhoneScan();
  const { connection, track, problem } = useStore(phone.state);
  const { scan } = useStore(phone.desk.view);
  const isOver = scan !== null && scan.state !== 'open' && scan.state !== 'asked';
  return (
    <>
      <PageHeader title={t('room-scan:phone.title')} />
      <Card>
        {isOver ? (
          <Notice tone={scan.state === 'complete' ? 'success' : 'info'} role="status">
            {scan.state === 'complete' ? t('room-scan:phone.done') : t('room-scan:phone.over')}
          </Notice>
        ) : connection.kind === 'refused' ? (
          <Notice tone="danger" role="alert">
            {errorText(connection.error)}
          </Notice>
        ) : connection.kind !== 'connected' || !scan ? (
          <Spinner text={t('room-scan:phone.connecting')} />
        ) : track ? (
          <TurnGuide desk={phone.desk} track={track} />
        ) : (
          <div className="stack">
            <p>{t('room-scan:phone.intro')}</p>
            {problem ? (
              <Notice tone="danger" role="alert">
                {t(`check-in:problem.${problem}`)}
              </Notice>
            ) : null}
            <Button tone="primary" onPress={() => void phone.startCamera()}>
              {t('room-scan:phone.camera')}
            </Button>
          </div>
        )}
      </Card>
    </>
  );
}
