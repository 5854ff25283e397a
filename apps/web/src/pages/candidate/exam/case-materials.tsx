import type { CaseMaterials as Materials } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { RichText } from '../../../components/rich-text/rich-text';
import { Card, Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';

/** What of the case is out; the page reads the attempt again every few seconds, so the next part comes by itself. */
export function CaseMaterials({ materials }: { materials: Materials }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { released, toCome, nextAt } = materials;
  return (
    <Card title={t('written:materials.title')}>
      {released.map(({ id, title, html, releasedAt }, i) => (
        <details key={id} open={i === released.length - 1}>
          <summary>
            {format.text(title)}{' '}
            <span className="muted small numeric">
              {t('written:materials.since', { time: format.time(releasedAt) })}
            </span>
          </summary>
          <RichText html={html[format.locale]} lang={format.locale} />
        </details>
      ))}
      <div aria-live="polite">
        {nextAt ? (
          <Notice tone="info">
            {t('written:materials.next', { count: toCome, time: format.time(nextAt) })}
          </Notice>
        ) : null}
      </div>
    </Card>
  );
}
