import { useTranslation } from 'react-i18next';
import { dismissToast, toasts } from '../core/toasts';
import { useStore } from '../hooks/use-store';
import { Button } from './button';
import './feedback.css';

/** Shows core/toasts in the corner. The texts are read out by the announcer, so the region itself is not live. */
export function ToastRegion() {
  const { t } = useTranslation();
  const all = useStore(toasts);
  if (all.length === 0) return null;
  return (
    <section className="bk-toasts" aria-label={t('common:toasts.label')} data-react-aria-top-layer="true">
      {all.map((toast) => (
        <div key={toast.id} className={`bk-toast bk-toast--${toast.tone}`}>
          <span>{toast.text}</span>
          <Button
            size="s"
            tone="quiet"
            onPress={() => dismissToast(toast.id)}
            aria-label={t('common:action.close')}
          >
            ✕
          </Button>
        </div>
      ))}
    </section>
  );
}
