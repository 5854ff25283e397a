import { examinerChainSchema, type ExaminerChain, type SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';

/** Who is in a panel's recording; the place in the panel where nobody's coming was noted. */
export function useExaminerName({
  examiners,
}: Pick<SessionReview, 'examiners'>): (chain: ExaminerChain) => string {
  const { t } = useTranslation();
  return (chain) => {
    const names = examiners.find((seat) => seat.chain === chain)?.names ?? [];
    const number = examinerChainSchema.options.indexOf(chain) + 1;
    return names.join(', ') || t('review:player.place', { number });
  };
}
