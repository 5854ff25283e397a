import type { RoomScanProgress } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { coveredSectors } from '../../core/room-scan/room-sectors';
import './room-scan.css';

const RADIUS = 84;
const CENTRE = 100;

/** The room from above: what was seen is filled, the beginning is at the top, the hand shows where the camera points. */
export function ScanRing({ progress }: { progress: RoomScanProgress }) {
  const { t } = useTranslation();
  const seen = Math.round(progress.coveredDeg);
  return (
    <svg
      className="bk-ring"
      viewBox="0 0 200 200"
      role="img"
      aria-label={t('room-scan:ring', { degrees: seen })}
    >
      <circle className="bk-ring__track" cx={CENTRE} cy={CENTRE} r={RADIUS} />
      {coveredSectors(progress.missingSectors).map(({ fromDeg, toDeg }) => (
        <path key={`${fromDeg}-${toDeg}`} className="bk-ring__seen" d={arc(fromDeg, toDeg)} />
      ))}
      {progress.headingDeg === null ? null : (
        <line
          className="bk-ring__hand"
          x1={CENTRE}
          y1={CENTRE}
          x2={CENTRE}
          y2={CENTRE - RADIUS + 16}
          transform={`rotate(${progress.headingDeg} ${CENTRE} ${CENTRE})`}
        />
      )}
      <text className="bk-ring__degrees" x={CENTRE} y={CENTRE + 8} textAnchor="middle">
        {seen}°
      </text>
    </svg>
  );
}

/** An arc of the ring, clockwise; a whole circle is drawn as two halves, because one arc cannot be that long. */
function arc(fromDeg: number, toDeg: number): string {
  if (toDeg - fromDeg >= 359.9)
    return `${arc(fromDeg, fromDeg + 180)} ${arc(fromDeg + 180, fromDeg + 359.9)}`;
  const large = toDeg - fromDeg > 180 ? 1 : 0;
  return `M ${point(fromDeg)} A ${RADIUS} ${RADIUS} 0 ${large} 1 ${point(toDeg)}`;
}

function point(deg: number): string {
  const angle = (deg * Math.PI) / 180;
  return `${(CENTRE + RADIUS * Math.sin(angle)).toFixed(2)} ${(CENTRE - RADIUS * Math.cos(angle)).toFixed(2)}`;
}
