import type { ExamReSits, Term } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';

export interface ReSitCardProps {
  reSits: ExamReSits;
  mayWrite: boolean;
  onSet: () => void;
}

/** Stands for no semester among the choices. */
export const NO_TERM = 'none';

/** A semester in words, for example "Summer 2027". */
export function useTermText(): (term: Pick<Term, 'season' | 'year'>) => string {
  const { t } = useTranslation();
  return ({ season, year }) => t(`schedule:terms.name.${season}`, { year });
}
