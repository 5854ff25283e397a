import { useTranslation } from 'react-i18next';
import type { LiveConnection } from '../../core/live/live-exam.state';
import './live.css';

const CONDITIONS: Record<LiveConnection, 'live' | 'opening' | 'lost'> = {
  live: 'live',
  connecting: 'opening',
  reconnecting: 'lost',
  refused: 'lost',
};

/** Whether what is shown is current; read out when it changes. */
export function ConnectionMark({ connection }: { connection: LiveConnection }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={`bk-condition bk-condition--${CONDITIONS[connection]}`}>
      {t(`proctor:connection.${connection}`)}
    </span>
  );
}
