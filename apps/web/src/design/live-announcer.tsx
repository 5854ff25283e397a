import { announcements } from '../core/announcer';
import { useStore } from '../hooks/use-store';

/** The two live regions of the page; render it once, outside of everything that is hidden while a dialog is open. */
export function LiveAnnouncer() {
  const all = useStore(announcements);
  return (
    <div className="visually-hidden" data-live-announcer="true">
      <div aria-live="polite" data-testid="live-polite">
        {all.map((a) => (a.politeness === 'polite' ? <p key={a.id}>{a.text}</p> : null))}
      </div>
      <div aria-live="assertive" data-testid="live-assertive">
        {all.map((a) => (a.politeness === 'assertive' ? <p key={a.id}>{a.text}</p> : null))}
      </div>
    </div>
  );
}
