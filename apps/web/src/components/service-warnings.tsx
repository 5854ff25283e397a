import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../core/api-client';
import { Notice } from '../design';
import { useResource } from '../hooks/use-resource';

/** What the service does in a way that its operator should know of; absent where there is nothing, or no answer. */
export function ServiceWarnings() {
  const { t } = useTranslation();
  const known = useResource(
    useCallback((signal: AbortSignal) => api.call('getServiceWarnings', { signal }), []),
  );
  return known.data?.warnings.map((warning) => (
    <Notice key={warning} tone="warning" title={t(`common:serviceWarning.${warning}.title`)}>
      {t(`common:serviceWarning.${warning}.text`)}
    </Notice>
  ));
}
