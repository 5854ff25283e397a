import { useTranslation } from 'react-i18next';
import { useStoredSwitch } from '../../hooks/use-stored-switch';
import { KeyCaps } from './key-caps';
import { REVIEW_KEYS } from './review-keys';

/** The keys beside the work, until somebody who knows them folds the list; this browser remembers it. */
export function CheatSheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useStoredSwitch('bakylau.review-cheat-sheet', true);
  return (
    <details
      className="bk-cheat-sheet"
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('review:keys.title')}</summary>
      <ul className="plain-list bk-cheat-sheet__keys">
        {REVIEW_KEYS.map(({ keys, text }) => (
          <li key={text}>
            <span className="bk-cheat-sheet__caps">
              <KeyCaps keys={keys} />
            </span>
            <span>{t(text)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
