import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../core/media/local-media';
import { Badge } from '../../../design';

/** State of one source in a word. */
export function SourceBadge({ state }: { state: SourceState }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'live':
      return <Badge tone="success">{t('check-in:state.ready')}</Badge>;
    case 'asking':
      return <Badge tone="info">{t('check-in:state.asking')}</Badge>;
    case 'refused':
    case 'ended':
      return <Badge tone="danger">{t('check-in:state.problem')}</Badge>;
    case 'off':
      return <Badge>{t('check-in:state.off')}</Badge>;
  }
}
