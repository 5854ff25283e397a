import type { RoomScan } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { directionsOf } from '../../core/room-scan/room-sectors';
import { Badge, Button, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import './room-scan.css';

const TONES: Record<RoomScan['state'], Tone> = {
  asked: 'info',
  open: 'info',
  complete: 'success',
  incomplete: 'warning',
  declined: 'warning',
  missed: 'warning',
  cancelled: 'neutral',
  excused: 'neutral',
};

export interface ScanRecordProps {
  scan: RoomScan;
  /** Absent where nothing may be done. */
  onSettle?: ((settlement: 'cancelled' | 'excused') => void) | undefined;
}

/** One scan as proctors see it: who asked and why, how it ended, what was counted, and the strip when it is wanted. */
export function ScanRecord({ scan, onSettle }: ScanRecordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = directionsOf(scan.missingSectors).map((direction) => t(`room-scan:direction.${direction}`));
  const isUnfinished = scan.state === 'asked' || scan.state === 'open';
  const isUndone = scan.state === 'declined' || scan.state === 'incomplete' || scan.state === 'missed';
  const facts: [string, string | null][] = [
    [t('room-scan:proctor.reasonGiven'), scan.reason],
    [t('room-scan:proctor.declineGiven'), scan.declineReason],
    [
      t('room-scan:proctor.covered'),
      scan.coveredDeg === null ? null : t('room-scan:degrees', { degrees: Math.round(scan.coveredDeg) }),
    ],
    [
      t('room-scan:proctor.missing'),
      scan.coveredDeg === null || missing.length === 0 ? null : missing.join(', '),
    ],
    [
      t('room-scan:proctor.refusals'),
      scan.refusals.map((it) => t(`terms:roomScanRefusal.${it}`)).join('; ') || null,
    ],
    [t('room-scan:proctor.persons'), scan.persons === null ? null : String(scan.persons)],
    [t('room-scan:proctor.screens'), scan.screens === null ? null : String(scan.screens)],
    [t('room-scan:proctor.tries'), scan.tries === 0 ? null : String(scan.tries)],
    [t('room-scan:proctor.device'), scan.device && t(`terms:roomScanDevice.${scan.device}`)],
    [t('room-scan:proctor.credited'), scan.creditedMs === 0 ? null : format.clock(scan.creditedMs)],
  ];
  return (
    <article className="stack-s">
      <div className="row-between">
        <span className="row">
          <Badge tone={TONES[scan.state]}>{t(`terms:roomScanState.${scan.state}`)}</Badge>
          <span className="small">
            {scan.askedBy
              ? t('room-scan:proctor.by', { name: scan.askedBy })
              : t(`terms:roomScanOrigin.${scan.origin}`)}
            {scan.excusedBy ? `, ${t('room-scan:proctor.excusedBy', { name: scan.excusedBy })}` : ''}
          </span>
        </span>
        <time className="muted small numeric" dateTime={scan.askedAt}>
          {format.timeWithSeconds(scan.askedAt)}
        </time>
      </div>
      <dl className="facts small">
        {facts.map(([term, value]) =>
          value === null ? null : (
            <div key={term} className="bk-scan__fact">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {scan.hasPanorama ? <Strip scan={scan} /> : null}
      {onSettle && (isUnfinished || isUndone) ? (
        <div className="row">
          {isUnfinished ? (
            <Button size="s" onPress={() => onSettle('cancelled')}>
              {t('room-scan:proctor.cancel')}
            </Button>
          ) : (
            <Button size="s" onPress={() => onSettle('excused')}>
              {t('room-scan:proctor.excuse')}
            </Button>
          )}
        </div>
      ) : null}
    </article>
  );
}

/** Asked for only when it is wanted, because each view of a room is logged. */
function Strip({ scan }: { scan: RoomScan }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  if (!isShown) {
    return (
      <div>
        <Button size="s" onPress={() => setShown(true)}>
          {t('room-scan:proctor.showStrip')}
        </Button>
      </div>
    );
  }
  const params = { sessionId: scan.sessionId, scanId: scan.id };
  return (
    <figure className="stack-s">
      <div className="bk-strip" tabIndex={0} role="region" aria-label={t('room-scan:proctor.strip')}>
        <img src={urlOf('getRoomPanorama', { params })} alt={t('room-scan:proctor.strip')} />
      </div>
      <figcaption className="muted small">{t('room-scan:proctor.hint')}</figcaption>
    </figure>
  );
}
