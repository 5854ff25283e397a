import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Notice, TextField } from '../design';
import { useAction } from '../hooks/use-action';
import { useErrorText } from '../hooks/use-error-text';

const LEAST_LETTERS = 3;

export interface ReasonDialogProps {
  title: string;
  /** What the act does, before the reason is asked for. */
  children?: ReactNode;
  /** The usual reasons. */
  presets: readonly string[];
  /** `send`: a press on one is the act; `fill`: it becomes the text, which may be changed. */
  onPreset: 'send' | 'fill';
  label: string;
  description: string;
  action: string;
  /** Whether what the children ask for is given; they need nothing when it is left out. */
  isComplete?: boolean;
  isOpen: boolean;
  onClose: () => void;
  /** The act, with the trimmed words; the dialog closes after it and stays with the error otherwise. */
  onSend: (reason: string) => Promise<void>;
}

/** An act with a reason that the person concerned will read: one press for the usual ones, own words for the rest. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { isOpen, onClose, onSend, isComplete = true } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const send = useAction(
    useCallback(
      async (words: string) => {
        await onSend(words.trim());
        setReason('');
        onClose();
      },
      [onSend, onClose],
    ),
  );
  return (
    <Dialog
      title={props.title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={!isComplete || reason.trim().length < LEAST_LETTERS}
            isPending={send.pending}
            onPress={() => void send.run(reason)}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <div className="stack">
        {props.children}
        <div className="row">
          {props.presets.map((preset) => (
            <Button
              key={preset}
              size="s"
              isDisabled={send.pending}
              onPress={() => (props.onPreset === 'send' ? void send.run(preset) : setReason(preset))}
            >
              {preset}
            </Button>
          ))}
        </div>
        <TextField
          label={props.label}
          description={props.description}
          value={reason}
          onChange={setReason}
          maxLength={500}
          multiline
          rows={2}
        />
        {send.error ? (
          <Notice tone="danger" role="alert">
            {errorText(send.error)}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
