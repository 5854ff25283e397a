import './feedback.css';

/** Waiting, with the words that say for what. The words are read out when it appears. */
export function Spinner({ text }: { text: string }) {
  return (
    <p className="bk-spinner" role="status">
      <span className="bk-spinner__wheel" aria-hidden="true" />
      {text}
    </p>
  );
}
