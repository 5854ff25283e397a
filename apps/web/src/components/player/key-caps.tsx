import { useTranslation } from 'react-i18next';
import './player.css';

/** Keys drawn as caps; the space bar has no sign of its own. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation();
  return keys.map((key) => (
    <kbd key={key} className="bk-key">
      {key === 'Space' ? t('review:keys.space') : key}
    </kbd>
  ));
}
