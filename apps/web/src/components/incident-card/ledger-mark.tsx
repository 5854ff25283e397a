import type { Ledger } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import './incident-card.css';

/**
 * Which ledger an incident stands in: the word, a sign of its own and another edge, so that colour is not needed. Where the
 * place is narrow only the sign is shown, and the word is read out.
 */
export function LedgerMark({ ledger, signOnly }: { ledger: Ledger; signOnly?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`bk-ledger bk-ledger--${ledger}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {ledger === 'behaviour' ? (
          <path
            d="M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 6c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8Z"
            fill="currentColor"
          />
        ) : (
          <path
            d="M5.5 1.5v3M10.5 1.5v3M3.5 4.5h9v3.2a4.5 4.5 0 0 1-9 0ZM8 12.2v2.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
          />
        )}
      </svg>
      <span className={signOnly ? 'visually-hidden' : undefined}>{t(`terms:ledger.${ledger}`)}</span>
    </span>
  );
}
