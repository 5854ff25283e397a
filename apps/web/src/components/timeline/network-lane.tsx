import type { SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { badLinesOf, bitrateCurveOf } from '../../core/review/network-lane';
import { spanBox, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';
import { useNetworkText } from './use-network-text';

export const NETWORK_LANE_PX = 36;

/** What arrived over time; bad spans are marked at the foot, lost connections hatched. Technical: it never counts against a person. */
export function NetworkLane({
  review,
  view,
}: {
  review: Pick<SessionReview, 'network' | 'disconnections'>;
  view: TimelineView;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const textOf = useNetworkText();
  const labelOf = (what: string, { startMs, endMs }: { startMs: number; endMs: number }) =>
    t('review:timeline.span', { what, from: format.clock(startMs), to: format.clock(endMs) });
  return (
    <>
      {bitrateCurveOf(review.network, view, NETWORK_LANE_PX - 2).map((line) => (
        <polyline
          key={line[0]?.x}
          className="bk-lane__level"
          aria-hidden="true"
          points={line.map(({ x, y }) => `${x.toFixed(1)},${(y + 1).toFixed(1)}`).join(' ')}
        />
      ))}
      {badLinesOf(review.network).map((bad) => (
        <rect
          key={bad.startMs}
          className="bk-lane__bad-line"
          x={spanBox(bad, view).x}
          y={NETWORK_LANE_PX - 8}
          width={Math.max(2, spanBox(bad, view).width)}
          height={8}
          role="img"
          aria-label={labelOf(textOf(bad), bad)}
        />
      ))}
      {review.disconnections.map((span) => (
        <rect
          key={span.startMs}
          className="bk-lane__gap"
          x={spanBox(span, view).x}
          y={2}
          width={Math.max(2, spanBox(span, view).width)}
          height={NETWORK_LANE_PX - 4}
          role="img"
          aria-label={labelOf(t('review:timeline.disconnected'), span)}
        />
      ))}
    </>
  );
}
