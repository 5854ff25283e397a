import { useTranslation } from 'react-i18next';
import type { ApiError } from '../core/api-error';

/** The text of an error for a person, with the number to quote when the fault is ours. */
export function useErrorText(): (error: ApiError) => string {
  const { t } = useTranslation();
  return (error) => {
    const text = t(`errors:${error.code}`);
    return error.requestId && error.status >= 500
      ? `${text} ${t('common:error.requestId', { id: error.requestId })}`
      : text;
  };
}
