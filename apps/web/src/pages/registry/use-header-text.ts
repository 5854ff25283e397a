import type { StatementProfile } from '@bakylau/contracts';
import { useFormat } from '../../hooks/use-format';

/** A title or header of a profile in the page's language. */
export function useHeaderText(): (header: StatementProfile['title']) => string {
  const format = useFormat();
  return (header) => (typeof header === 'string' ? header : format.text(header));
}
