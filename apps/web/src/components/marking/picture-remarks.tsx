import type { PictureRemark } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Button, Table, type TableColumn } from '../../design';
import { usePlaceText } from './use-place-text';

export interface PictureRemarksProps {
  name: string;
  remarks: readonly PictureRemark[];
  /** Absent where they are only read. */
  onRemove?: (id: string) => void;
}

/** The remarks on a picture as a table: what a mark shows, in words. */
export function PictureRemarks({ name, remarks, onRemove }: PictureRemarksProps) {
  const { t } = useTranslation();
  const placeText = usePlaceText();
  if (remarks.length === 0) return null;
  const numberOf = (remark: PictureRemark): number => remarks.indexOf(remark) + 1;
  const columns: TableColumn<PictureRemark>[] = [
    { key: 'number', title: t('marking:picture.number'), cell: numberOf, isRowHeader: true },
    { key: 'where', title: t('marking:picture.where'), cell: placeText },
    { key: 'remark', title: t('marking:picture.remark'), cell: ({ comment }) => comment },
  ];
  if (onRemove)
    columns.push({
      key: 'remove',
      title: t('marking:actions'),
      cell: (remark) => (
        <Button
          size="s"
          tone="quiet"
          aria-label={t('marking:picture.removeNamed', { number: numberOf(remark), name })}
          onPress={() => onRemove(remark.id)}
        >
          {t('marking:removeRemark')}
        </Button>
      ),
    });
  return (
    <Table
      caption={t('marking:picture.table', { name })}
      rows={remarks}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
}
