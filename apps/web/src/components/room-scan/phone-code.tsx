import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { Notice } from '../../design';
import './room-scan.css';

/** Light around the code that a camera needs to find it, in modules. */
const QUIET_ZONE = 2;

export interface PhoneCodeProps {
  url: string;
  expiresAt: string;
  /** What to do with the code; by default that of a scan of the room. */
  how?: string;
}

/** The link of a phone as a picture, and as words for those who cannot scan it. */
export function PhoneCode({ url, expiresAt, how }: PhoneCodeProps) {
  const { t } = useTranslation();
  const { path, size } = useMemo(() => draw(url), [url]);
  return (
    <div className="bk-scan">
      <p>{how ?? t('room-scan:phone.how', { time: new Date(expiresAt).toLocaleTimeString() })}</p>
      {isReachable(url) ? null : <Notice tone="warning">{t('room-scan:phone.unreachable')}</Notice>}
      <svg
        className="bk-qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('room-scan:phone.code')}
      >
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className="small">
        {t('room-scan:phone.link')} <code className="bk-hash">{url}</code>
      </p>
    </div>
  );
}

function draw(url: string): { path: string; size: number } {
  const { data, size } = encode(url, { ecc: 'M', border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}

/** A phone gets a camera only over https, and cannot open this computer's own name. */
function isReachable(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hostname !== 'localhost' && !hostname.startsWith('127.');
}
