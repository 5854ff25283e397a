import type { RecordingChain } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { ChainCondition } from '../../core/review/player-chain';
import type { SyncedPlayer } from '../../core/review/synced-player';
import { Button, classNames } from '../../design';
import { useStore } from '../../hooks/use-store';
import { Store } from '../../core/store';
import './player.css';

export interface PlayerPaneProps {
  player: SyncedPlayer | null;
  setAv: (element: HTMLVideoElement | null) => void;
  setScreen: (element: HTMLVideoElement | null) => void;
  candidateName: string;
  /** Whether the sound is off; the screen has none. */
  muted: boolean;
}

const NO_CHAINS = new Store({ chains: { av: 'none', screen: 'none' } as const });

/** Camera and screen side by side. A press on a picture plays or pauses; the keys and buttons do the rest. */
export function PlayerPane({ player, setAv, setScreen, candidateName, muted }: PlayerPaneProps) {
  const { t } = useTranslation();
  const { chains } = useStore<{ chains: Record<RecordingChain, ChainCondition> }>(player?.state ?? NO_CHAINS);
  const frame = (chain: RecordingChain, attach: (element: HTMLVideoElement | null) => void) => (
    <figure className={`bk-picture bk-picture--${chain}`}>
      <video
        ref={attach}
        className={classNames(
          chains[chain] !== 'showing' && chains[chain] !== 'loading' && 'bk-picture__video--away',
        )}
        preload="auto"
        playsInline
        muted={muted || chain === 'screen'}
        aria-label={t(`review:player.${chain}Of`, { name: candidateName })}
        data-condition={chains[chain]}
        onClick={() => player?.toggle()}
      />
      <Cover condition={chains[chain]} onRetry={() => player?.retry(chain)} />
      <figcaption className="muted small">{t(`review:player.${chain}`)}</figcaption>
    </figure>
  );
  return (
    <div className="bk-pictures">
      {frame('av', setAv)}
      {frame('screen', setScreen)}
    </div>
  );
}

/** What stands over a picture that has nothing to show. */
function Cover({ condition, onRetry }: { condition: ChainCondition; onRetry: () => void }) {
  const { t } = useTranslation();
  if (condition === 'showing') return null;
  return (
    <div className="bk-picture__cover" data-condition={condition}>
      <p>{t(`review:player.condition.${condition}`)}</p>
      {condition === 'failed' ? (
        <Button size="s" onPress={onRetry}>
          {t('common:action.retry')}
        </Button>
      ) : null}
    </div>
  );
}
