import type { ExaminerChain, SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { PlayerState, SyncedPlayer } from '../../core/review/synced-player';
import { Store } from '../../core/store';
import { classNames } from '../../design';
import { useExaminerName } from '../../hooks/use-examiner-name';
import type { PlayerRefs } from '../../hooks/use-player';
import { useStore } from '../../hooks/use-store';
import { PictureCover } from './picture-cover';
import './player.css';

export interface ExaminerPicturesProps {
  review: Pick<SessionReview, 'examiners'>;
  player: SyncedPlayer | null;
  refs: PlayerRefs['examiners'];
  muted: boolean;
}

type Shown = { chains: Partial<PlayerState['chains']> };
const NO_CHAINS = new Store<Shown>({ chains: {} });

/** The panel of an oral exam, in step with the candidate's pictures; heard together with the candidate. */
export function ExaminerPictures({ review, player, refs, muted }: ExaminerPicturesProps) {
  const { t } = useTranslation();
  const nameOf = useExaminerName(review);
  const { chains } = useStore<Shown>(player?.state ?? NO_CHAINS);
  if (review.examiners.length === 0) return null;
  const picture = (chain: ExaminerChain) => {
    const name = nameOf(chain);
    const condition = chains[chain] ?? 'loading';
    const isAway = condition !== 'showing' && condition !== 'loading';
    return (
      <li key={chain}>
        <figure className="bk-picture bk-picture--examiner">
          <video
            ref={refs[chain]}
            className={classNames(isAway && 'bk-picture__video--away')}
            preload="auto"
            playsInline
            muted={muted}
            aria-label={t('review:player.examinerOf', { name })}
            data-condition={condition}
            onClick={() => player?.toggle()}
          />
          <PictureCover condition={condition} onRetry={() => player?.retry(chain)} />
          <figcaption className="muted small">{t('review:player.examiner', { name })}</figcaption>
        </figure>
      </li>
    );
  };
  return (
    <ul className="bk-examiners" aria-label={t('review:player.examiners')}>
      {review.examiners.map(({ chain }) => picture(chain))}
    </ul>
  );
}
