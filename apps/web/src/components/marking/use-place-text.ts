import { useTranslation } from 'react-i18next';
import type { PictureMark } from '../../core/marking/picture-marks';
import { useFormat } from '../../hooks/use-format';

/** Where a mark lies on its picture, in words. */
export function usePlaceText(): (mark: PictureMark) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: number): string => format.number(value, { digits: 1 });
  return ({ xPercent, yPercent, widthPercent, heightPercent }) => {
    const place = { x: number(xPercent), y: number(yPercent) };
    return widthPercent === 0 && heightPercent === 0
      ? t('marking:picture.point', place)
      : t('marking:picture.at', { ...place, width: number(widthPercent), height: number(heightPercent) });
  };
}
