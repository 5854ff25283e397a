import type { ItemMarking, RubricContent } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Table } from '../../design';
import { useFormat } from '../../hooks/use-format';

interface MarksTableProps {
  caption: string;
  rubric: RubricContent;
  criteria: ItemMarking['criteria'];
  /** Where points are not what counts, only the remarks stand. */
  hasPoints?: boolean;
}

/** Points and remarks on one answer by criterion. */
export function MarksTable({ caption, rubric, criteria, hasPoints = true }: MarksTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const givenFor = (id: string) => criteria.find(({ criterionId }) => criterionId === id);
  const points = (value: number) => format.number(value, { digits: 1 });
  return (
    <Table
      caption={caption}
      showCaption
      rows={hasPoints ? rubric.criteria : rubric.criteria.filter(({ id }) => givenFor(id)?.comment)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'criterion',
          title: t('marking:criteria'),
          isRowHeader: true,
          cell: ({ title }) => format.text(title),
        },
        ...(hasPoints
          ? [
              {
                key: 'points',
                title: t('marking:points'),
                align: 'end' as const,
                cell: ({ id, levels }: RubricContent['criteria'][number]) =>
                  t('marking:total', {
                    points: points(givenFor(id)?.points ?? 0),
                    max: points(levels[0]?.points ?? 0),
                  }),
              },
            ]
          : []),
        { key: 'comment', title: t('marking:comment'), cell: ({ id }) => givenFor(id)?.comment ?? '' },
      ]}
    />
  );
}

/** What the commission gave and wrote on appeal. @param counts whether its points became the result */
export function MarksOnAppeal({
  rubric,
  given: { criteria },
  counts,
}: {
  rubric: RubricContent;
  given: ItemMarking;
  counts: boolean;
}) {
  const { t } = useTranslation();
  if (!counts && !criteria.some(({ comment }) => comment)) return null;
  const caption = t(counts ? 'marking:own.onAppeal' : 'marking:own.remarksOnAppeal');
  return <MarksTable caption={caption} rubric={rubric} criteria={criteria} hasPoints={counts} />;
}
