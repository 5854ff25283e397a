import { useTranslation } from 'react-i18next';
import type { BadLine } from '../../core/review/network-lane';
import { useFormat } from '../../hooks/use-format';

/** Says in words how bad a line was. */
export function useNetworkText(): (bad: BadLine) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ lostShare, roundTripMs }) => {
    const lost = format.number(lostShare * 100, { digits: 0 });
    return roundTripMs === null
      ? t('review:timeline.badLineLoss', { lost })
      : t('review:timeline.badLine', { lost, roundTripMs: format.number(roundTripMs, { digits: 0 }) });
  };
}
