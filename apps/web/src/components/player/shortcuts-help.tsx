import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Dialog } from '../../design';
import './player.css';

/** Keys as they are printed on the keyboard, and the text of what each does. */
const KEYS = [
  { keys: ['Space'], text: 'review:keys.toggle' },
  { keys: ['←', '→'], text: 'review:keys.seek' },
  { keys: ['Shift + ←', 'Shift + →'], text: 'review:keys.seekFine' },
  { keys: ['[', ']'], text: 'review:keys.frame' },
  { keys: ['Home', 'End'], text: 'review:keys.edges' },
  { keys: [',', '.'], text: 'review:keys.speed' },
  { keys: ['J', 'K'], text: 'review:keys.incident' },
  { keys: ['C', 'D'], text: 'review:keys.verdict' },
  { keys: ['U'], text: 'review:keys.undo' },
  { keys: ['M'], text: 'review:keys.mute' },
  { keys: ['?', 'H'], text: 'review:keys.help' },
] as const;

export interface ShortcutsHelpProps {
  isOpen: boolean;
  onClose: () => void;
  enabled: boolean;
  onEnable: (enabled: boolean) => void;
}

/** What the keys do, and the switch that turns them off for people whose software sends keys by itself. */
export function ShortcutsHelp({ isOpen, onClose, enabled, onEnable }: ShortcutsHelpProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('review:keys.title')}
      isOpen={isOpen}
      onClose={onClose}
      isDismissable
      actions={
        <Button tone="primary" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      <table className="bk-keys">
        <caption className="visually-hidden">{t('review:keys.title')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('review:keys.key')}</th>
            <th scope="col">{t('review:keys.what')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(({ keys, text }) => (
            <tr key={text}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key === 'Space' ? t('review:keys.space') : key}</kbd>
                ))}
              </th>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox isSelected={enabled} onChange={onEnable}>
        {t('review:keys.enable')}
      </Checkbox>
    </Dialog>
  );
}
