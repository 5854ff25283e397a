import type { RecordingChain } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { TimelineFrames } from '../../core/review/timeline-frames';
import { pxOf, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';
import { useStore } from '../../hooks/use-store';

const CHAINS = ['av', 'screen'] as const satisfies readonly RecordingChain[];
/** Both pictures side by side; the stylesheet has the same. */
const WIDTH_PX = 340;

/** The pictures of the moment that is pointed at, over the timeline. For the eye alone: the table has everything in words. */
export function FramePreview({ frames, view }: { frames: TimelineFrames; view: TimelineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { frame } = useStore(frames.state);
  if (!frame) return null;
  const left = Math.max(0, Math.min(view.widthPx - WIDTH_PX, pxOf(view, frame.atMs) - WIDTH_PX / 2));
  return (
    <div className="bk-preview" aria-hidden="true" style={{ transform: `translate(${left}px, -100%)` }}>
      {CHAINS.filter((chain) => chain in frame.pictures).map((chain) => {
        const url = frame.pictures[chain];
        return url ? (
          <img key={chain} className={`bk-preview__picture bk-preview__picture--${chain}`} src={url} alt="" />
        ) : (
          <span key={chain} className={`bk-preview__picture bk-preview__picture--${chain} small`}>
            {url === null ? t('review:timeline.noPicture') : ''}
          </span>
        );
      })}
      <span className="numeric small bk-preview__time">{format.clock(frame.atMs)}</span>
    </div>
  );
}
