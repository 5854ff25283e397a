import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Dialog } from '../../design';
import { KeyCaps } from './key-caps';
import { REVIEW_KEYS } from './review-keys';
import './player.css';

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
          {REVIEW_KEYS.map(({ keys, text }) => (
            <tr key={text}>
              <th scope="row">
                <KeyCaps keys={keys} />
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
