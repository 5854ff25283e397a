import { useTranslation } from 'react-i18next';
import type { ApiError } from '../core/api-error';
import { Button, Notice } from '../design';
import { useErrorText } from '../hooks/use-error-text';

/** A failed load: what happened in words, and the way to try again. */
export function Failure({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t('common:error.title')}
      actions={onRetry ? <Button onPress={onRetry}>{t('common:action.retry')}</Button> : undefined}
    >
      {errorText(error)}
    </Notice>
  );
}
