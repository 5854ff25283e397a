import { type BankItemVersion, LOCALES } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { FormulaText } from '../../components/formulas/formula-text';
import { shortenedAroundFormulas } from '../../core/formulas/formula-stretches';
import { Badge, Card, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { STATE_TONES } from './bank-item-table';

/** Every version with who wrote it, and who judged it. */
export function ItemVersions({ versions }: { versions: readonly BankItemVersion[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = ({ content }: BankItemVersion) =>
    content.prompt[format.locale] ?? LOCALES.map((locale) => content.prompt[locale]).find(Boolean) ?? '';
  return (
    <Card title={t('banks:versions.title')}>
      <Table
        caption={t('banks:versions.title')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { key: 'version', title: t('banks:versions.number'), cell: ({ version }) => version },
          {
            key: 'prompt',
            title: t('banks:item.prompt'),
            cell: (version) => <FormulaText text={shortenedAroundFormulas(words(version), 140)} />,
          },
          { key: 'author', title: t('banks:item.author'), cell: ({ author }) => author },
          {
            key: 'made',
            title: t('banks:versions.made'),
            cell: ({ createdAt }) => <span className="numeric">{format.shortDateTime(createdAt)}</span>,
          },
          {
            key: 'state',
            title: t('banks:item.state'),
            cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{t(`banks:states.${state}`)}</Badge>,
          },
          {
            key: 'reviewer',
            title: t('banks:versions.reviewer'),
            cell: ({ reviewer, comment }) => [reviewer, comment].filter(Boolean).join(': ') || '–',
          },
        ]}
      />
    </Card>
  );
}
