import type { FocusLoss } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { spanBox, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';

export const FOCUS_LANE_PX = 16;

/** Where the exam page was not in front: a high bar where it was hidden, a low one where another window had the keyboard. */
export function FocusLane({ losses, view }: { losses: readonly FocusLoss[]; view: TimelineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return losses.map((loss) => {
    const { x, width, startMs, endMs, state } = spanBox(loss, view);
    const hidden = state === 'hidden';
    return (
      <rect
        key={`${state}-${startMs}`}
        className={`bk-lane__focus bk-lane__focus--${state}`}
        x={x}
        y={hidden ? 2 : 8}
        width={Math.max(2, width)}
        height={hidden ? 12 : 6}
        role="img"
        aria-label={t('review:timeline.span', {
          what: t(`review:timeline.focus.${state}`),
          from: format.clock(startMs),
          to: format.clock(endMs),
        })}
      />
    );
  });
}
