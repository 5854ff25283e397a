import type { CandidateRoomScan } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateScanLink } from '../../core/room-scan/candidate-scan-link';
import { Button, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { useStore } from '../../hooks/use-store';
import { DeclineForm } from './decline-form';
import { PhoneCode } from './phone-code';
import './room-scan.css';
import { TurnGuide } from './turn-guide';

/** A scan on the candidate's page: who asks and why, the turn by computer or phone, and the way out. */
export function CandidateScan({ link, track }: { link: CandidateScanLink; track: MediaStreamTrack | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { scan, phase, isFollowing } = useStore(link.desk.view);
  const phone = useStore(link.phone);
  const [isDeclining, setDeclining] = useState(false);
  const showPhone = useAction(link.openPhone);
  if (!scan) return null;
  return (
    <div className="bk-scan">
      {/* Read before the turn; while it goes on, only the turn matters. */}
      {phase === 'turning' ? null : <Question scan={scan} />}
      {scan.endsAt ? (
        <Notice tone="info">
          {t('room-scan:clockStands', { time: format.timeWithSeconds(scan.endsAt) })}
        </Notice>
      ) : null}
      {isDeclining ? (
        <DeclineForm onDecline={link.decline} onBack={() => setDeclining(false)} />
      ) : (
        <TurnGuide desk={link.desk} track={track}>
          <Button isPending={showPhone.pending} onPress={() => void showPhone.run()}>
            {t('room-scan:phone.open')}
          </Button>
          <Button tone="quiet" onPress={() => setDeclining(true)}>
            {t('room-scan:decline.open')}
          </Button>
        </TurnGuide>
      )}
      {showPhone.error ? (
        <Notice tone="danger" role="alert">
          {errorText(showPhone.error)}
        </Notice>
      ) : null}
      {phone && !isFollowing && !isDeclining ? (
        <PhoneCode url={phone.url} expiresAt={phone.expiresAt} />
      ) : null}
    </div>
  );
}

/** Who asks, and in what words. */
function Question({ scan }: { scan: CandidateRoomScan }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{scan.reason ? t('room-scan:asked.proctor') : t(`room-scan:asked.${scan.origin}`)}</p>
      {scan.reason ? <blockquote className="prose">{scan.reason}</blockquote> : null}
    </>
  );
}
