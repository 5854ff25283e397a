import type { CandidateChain } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { PlayerState, SyncedPlayer } from '../../core/review/synced-player';
import { classNames } from '../../design';
import type { PlayerRefs } from '../../hooks/use-player';
import { useStore } from '../../hooks/use-store';
import { Store } from '../../core/store';
import { PictureCover } from './picture-cover';
import './player.css';

export interface PlayerPaneProps {
  player: SyncedPlayer | null;
  refs: PlayerRefs;
  candidateName: string;
  /** Whether the sound is off; the screen has none. */
  muted: boolean;
}

type Shown = Pick<PlayerState, 'chains' | 'standIns'>;
const NO_CHAINS = new Store<Shown>({
  chains: { av: 'none', screen: 'none' },
  standIns: { av: false, screen: false },
});

/** Camera and screen side by side. A press on a picture plays or pauses; the keys and buttons do the rest. */
export function PlayerPane({ player, refs, candidateName, muted }: PlayerPaneProps) {
  const { t } = useTranslation();
  const { chains, standIns } = useStore<Shown>(player?.state ?? NO_CHAINS);
  const isAway = (chain: CandidateChain): boolean =>
    chains[chain] !== 'showing' && chains[chain] !== 'loading';
  const frame = (chain: CandidateChain) => (
    <figure className={`bk-picture bk-picture--${chain}`}>
      <video
        ref={refs[chain].main}
        className={classNames((isAway(chain) || standIns[chain]) && 'bk-picture__video--away')}
        preload="auto"
        playsInline
        muted={muted || chain === 'screen'}
        aria-label={t(`review:player.${chain}Of`, { name: candidateName })}
        data-condition={chains[chain]}
        onClick={() => player?.toggle()}
      />
      <video
        ref={refs[chain].standIn}
        className={classNames(
          'bk-picture__stand-in',
          (isAway(chain) || !standIns[chain]) && 'bk-picture__video--away',
        )}
        preload="auto"
        playsInline
        muted={muted || chain === 'screen'}
        aria-hidden={!standIns[chain]}
        aria-label={t(`review:player.${chain}StandIn`, { name: candidateName })}
        onClick={() => player?.toggle()}
      />
      {standIns[chain] ? <p className="bk-picture__source small">{t('review:local.title')}</p> : null}
      <PictureCover condition={chains[chain]} onRetry={() => player?.retry(chain)} />
      <figcaption className="muted small">{t(`review:player.${chain}`)}</figcaption>
    </figure>
  );
  return (
    <div className="bk-pictures">
      {frame('av')}
      {frame('screen')}
    </div>
  );
}
