import { type CandidateOral, drawTicketSchema } from '@bakylau/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../components/failure';
import type { AttemptSession } from '../../../../core/attempt/attempt-session';
import { Button, TextField } from '../../../../design';
import { useAction } from '../../../../hooks/use-action';

/** The draw: the service has bound itself to a seed, the candidate adds a word, and neither of them can choose. */
export function DrawTicket({ session, oral }: { session: AttemptSession; oral: CandidateOral }) {
  const { t } = useTranslation();
  const [word, setWord] = useState(randomWord);
  const draw = useAction(() => session.drawTicket(word));
  const isWord = drawTicketSchema.safeParse({ contribution: word }).success;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWord) void draw.run();
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p>{t('oral:draw.lead', { minutes: oral.preparationMinutes })}</p>
      <TextField
        label={t('oral:draw.word')}
        description={t('oral:draw.wordHint')}
        error={isWord ? null : t('oral:draw.wordWrong')}
        value={word}
        maxLength={64}
        autoComplete="off"
        spellCheck="false"
        onChange={setWord}
      />
      <p className="muted small">
        {t('oral:draw.promise')} <code className="oral-hash">{oral.seedSha256}</code>
      </p>
      {draw.error ? <Failure error={draw.error} onRetry={() => void draw.run()} /> : null}
      <div>
        <Button type="submit" tone="primary" isPending={draw.pending} isDisabled={!isWord}>
          {t('oral:draw.draw')}
        </Button>
      </div>
    </form>
  );
}

/** Eight digits: long enough that nobody guesses them, short enough to be written down. */
function randomWord(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 100_000_000).padStart(8, '0');
}
