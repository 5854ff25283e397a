import { type BankItemState, type BankItemSummary, LOCALES, type VariantText } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormulaText } from '../../components/formulas/formula-text';
import { shortenedAroundFormulas } from '../../core/formulas/formula-stretches';
import { Badge, Checkbox, EmptyState, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';

export const STATE_TONES: Readonly<Record<BankItemState, Tone>> = {
  draft: 'neutral',
  in_review: 'info',
  approved: 'success',
  rejected: 'danger',
};

export interface BankItemTableProps {
  bankId: string;
  items: readonly BankItemSummary[];
  ticked: readonly BankItemSummary[];
  onTick: (items: readonly BankItemSummary[]) => void;
}

export function BankItemTable({ bankId, items, ticked, onTick }: BankItemTableProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = (text: VariantText) =>
    text[locale] ?? LOCALES.map((other) => text[other]).find(Boolean) ?? '';
  const isTicked = (item: BankItemSummary) => ticked.some(({ id }) => id === item.id);
  return (
    <Table
      caption={t('banks:tabs.items')}
      rows={items}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('banks:noItems')}>{t('banks:noItemsText')}</EmptyState>}
      columns={[
        {
          key: 'tick',
          title: t('banks:review.choose'),
          cell: (item) => (
            <Checkbox
              isSelected={isTicked(item)}
              onChange={(isOn) =>
                onTick(isOn ? [...ticked, item] : ticked.filter(({ id }) => id !== item.id))
              }
            >
              <span className="visually-hidden">
                {t('banks:review.chooseItem', { prompt: words(item.prompt) })}
              </span>
            </Checkbox>
          ),
        },
        {
          key: 'prompt',
          title: t('banks:item.prompt'),
          isRowHeader: true,
          cell: (item) => (
            <Link to={`/item-banks/${bankId}/items/${item.id}`}>
              <FormulaText text={shortenedAroundFormulas(words(item.prompt), 140)} />
            </Link>
          ),
        },
        { key: 'kind', title: t('banks:item.kind'), cell: ({ kind }) => t(`banks:kinds.${kind}`) },
        { key: 'topic', title: t('banks:item.topic'), cell: ({ topic }) => topic || '–' },
        {
          key: 'difficulty',
          title: t('banks:item.difficulty'),
          cell: ({ difficulty }) => (difficulty === null ? '–' : t(`banks:difficulties.${difficulty}`)),
        },
        { key: 'languages', title: t('banks:item.languages'), cell: ({ languages }) => languages.join(' ') },
        {
          key: 'state',
          title: t('banks:item.state'),
          cell: ({ state, version }) => (
            <span className="row">
              <Badge tone={STATE_TONES[state]}>{t(`banks:states.${state}`)}</Badge>
              <span className="muted small">{t('banks:item.version', { version })}</span>
            </span>
          ),
        },
        { key: 'author', title: t('banks:item.author'), cell: ({ author }) => author },
      ]}
    />
  );
}
