import './candidate-name.css';

/** A candidate in a table: the name, and the student number below. */
export function CandidateName({ name, number }: { name: string; number: string | null }) {
  return (
    <>
      {name}
      {number ? <span className="bk-candidate-number muted small numeric">{number}</span> : null}
    </>
  );
}
