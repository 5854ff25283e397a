import type { ItemSupply, Locale } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Table } from '../../design';

/** How many approved items of each topic and difficulty are whole in the chosen languages. */
export function BankSupply({
  supply,
  languages,
}: {
  supply: readonly ItemSupply[];
  languages: readonly Locale[];
}) {
  const { t } = useTranslation();
  const groups = new Map<string, Omit<ItemSupply, 'languages'>>();
  for (const { topic, difficulty, count, ...of } of supply) {
    if (!languages.every((locale) => of.languages.includes(locale))) continue;
    const key = `${difficulty}/${topic}`;
    groups.set(key, { topic, difficulty, count: count + (groups.get(key)?.count ?? 0) });
  }
  return (
    <Table
      caption={t('banks:plan.supply')}
      showCaption
      rows={[...groups].map(([key, group]) => ({ key, ...group }))}
      rowKey={({ key }) => key}
      empty={<p className="muted">{t('banks:plan.noSupply')}</p>}
      columns={[
        { key: 'topic', title: t('banks:item.topic'), cell: ({ topic }) => topic || t('banks:item.noTopic') },
        {
          key: 'difficulty',
          title: t('banks:item.difficulty'),
          cell: ({ difficulty }) =>
            difficulty === null ? t('banks:item.notJudged') : t(`banks:difficulties.${difficulty}`),
        },
        { key: 'count', title: t('banks:approved'), cell: ({ count }) => count, align: 'end' },
      ]}
    />
  );
}
