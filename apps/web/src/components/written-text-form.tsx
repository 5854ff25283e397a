import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError, type ApiError } from '../core/api-error';
import { Button, Notice, TextField } from '../design';
import { useErrorText } from '../hooks/use-error-text';

/** The service takes no shorter text. */
const SHORTEST = 3;

export interface WrittenTextFormProps {
  label: string;
  description: string;
  /** What the button says. */
  action: string;
  /** The sent text, trimmed. */
  onSend: (text: string) => Promise<void>;
}

/** One text with one button; what was written stays when sending fails. */
export function WrittenTextForm({ label, description, action, onSend }: WrittenTextFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (): Promise<void> => {
    const written = text.trim();
    setTooShort(written.length < SHORTEST);
    setError(null);
    if (written.length < SHORTEST) return;
    setSending(true);
    try {
      await onSend(written);
      setText('');
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      className="stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={label}
        description={description}
        error={tooShort ? t('review:text.tooShort') : null}
        value={text}
        onChange={setText}
        maxLength={4000}
        multiline
        rows={3}
      />
      {error ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
      <div>
        <Button type="submit" isPending={sending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
