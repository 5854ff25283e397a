import { useTranslation } from 'react-i18next';
import type { BrowserSupport } from '../../../core/media/browser-support';
import { Badge, Card, Notice } from '../../../design';

export function BrowserCard({ support }: { support: BrowserSupport }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('check-in:browser.title')}
      aside={
        <Badge tone={support.supported ? 'success' : 'danger'}>
          {support.supported ? t('check-in:state.ready') : t('check-in:state.problem')}
        </Badge>
      }
    >
      <p>{t('check-in:browser.found', { name: support.name, version: support.version })}</p>
      {support.supported ? null : (
        <Notice tone="danger" role="alert" title={t('check-in:browser.unsupported')}>
          <ul className="bullet-list">
            {support.missing.map((ability) => (
              <li key={ability}>{t(`check-in:browser.missing.${ability}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Card>
  );
}
