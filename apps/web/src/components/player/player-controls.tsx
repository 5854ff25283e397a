import { useTranslation } from 'react-i18next';
import { PLAYER_SPEEDS, type SyncedPlayer } from '../../core/review/synced-player';
import { Button, Select } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { usePlayerPosition } from '../../hooks/use-player';
import { useStore } from '../../hooks/use-store';
import './player.css';

export interface PlayerControlsProps {
  player: SyncedPlayer;
  muted: boolean;
  onMute: (muted: boolean) => void;
  onIncident: (direction: 1 | -1) => void;
  onHelp: () => void;
}

/** The buttons below the pictures. Every one has a key, which the help lists. */
export function PlayerControls({ player, muted, onMute, onIncident, onHelp }: PlayerControlsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, speed, skipped } = useStore(player.state);
  return (
    <div className="bk-controls" role="group" aria-label={t('review:player.controls')}>
      <Button size="s" tone="primary" className="bk-controls__play" onPress={() => player.toggle()}>
        <PlayIcon playing={status !== 'paused'} />
        {status === 'paused' ? t('review:player.play') : t('review:player.pause')}
      </Button>
      <Position player={player} />
      <Button size="s" onPress={() => player.seekBy(-5000)} aria-label={t('review:player.back5')}>
        −5
      </Button>
      <Button size="s" onPress={() => player.seekBy(5000)} aria-label={t('review:player.forward5')}>
        +5
      </Button>
      <Button size="s" onPress={() => player.stepFrame(-1)} aria-label={t('review:player.frameBack')}>
        ‹
      </Button>
      <Button size="s" onPress={() => player.stepFrame(1)} aria-label={t('review:player.frameForward')}>
        ›
      </Button>
      <Button size="s" onPress={() => onIncident(-1)}>
        {t('review:player.previousIncident')}
      </Button>
      <Button size="s" onPress={() => onIncident(1)}>
        {t('review:player.nextIncident')}
      </Button>
      <Select
        label={t('review:player.speed')}
        hideLabel
        className="bk-controls__speed"
        value={String(speed)}
        onChange={(value) => player.setSpeed(Number(value))}
        options={PLAYER_SPEEDS.map((value) => ({
          value: String(value),
          text: t('review:player.speedValue', { value: format.number(value) }),
        }))}
      />
      <Button size="s" aria-pressed={muted} onPress={() => onMute(!muted)}>
        {muted ? t('review:player.unmute') : t('review:player.mute')}
      </Button>
      <Button size="s" tone="quiet" onPress={onHelp}>
        {t('review:player.help')}
      </Button>
      <span role="status" className="small muted bk-controls__status">
        {status === 'waiting'
          ? t('review:player.waiting')
          : skipped
            ? t('review:player.skipped', {
                from: format.clock(skipped.fromMs),
                to: format.clock(skipped.toMs),
              })
            : ''}
      </span>
    </div>
  );
}

function Position({ player }: { player: SyncedPlayer }) {
  const format = useFormat();
  const position = usePlayerPosition(player);
  const { durationMs } = useStore(player.state);
  return (
    <span className="numeric bk-controls__position">
      {format.clock(position)} / {format.clock(durationMs)}
    </span>
  );
}

function PlayIcon({ playing }: { playing: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={playing ? 'M3 2h3.5v12H3ZM9.5 2H13v12H9.5Z' : 'M4 2l9.5 6L4 14Z'} fill="currentColor" />
    </svg>
  );
}
