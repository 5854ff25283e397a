import type { Figure } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';

/** A figure with its unit as a person reads it, for example "2 faces", "34.2°", "−18.5 dBFS", "4.2 s". */
export function useFigureText(): (figure: Figure) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ value, unit }) => {
    switch (unit) {
      case 'faces':
        return t('review:figure.faces', { count: value });
      case 'count':
        return t('review:figure.count', { count: value });
      case 'ms':
        return t('review:figure.seconds', { value: format.number(value / 1000) });
      case 'deg':
        return t('review:figure.degrees', { value: format.number(value) });
      case 'ratio':
        return format.percent(value);
      case 'distance':
        return t('review:figure.distance', { value: format.number(value, { digits: 2, fixed: true }) });
      case 'luma':
        return t('review:figure.luma', { value: format.number(value) });
      case 'dBFS':
        return t('review:figure.dbfs', { value: format.number(value) });
      case 'dB':
        return t('review:figure.db', { value: format.number(value) });
    }
  };
}
