import type { AccessDecision, Admission } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { localMinutes } from '../../core/format/local-minutes';
import { showToast } from '../../core/toasts';
import { Button, Dialog, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

export type DecisionKind = AccessDecision['kind'];
const DAY_MS = 86_400_000;

export interface DecisionDialogProps {
  examId: string;
  candidate: Admission;
  kind: DecisionKind;
  /** Whether the policy of the exam asks for the document that the decision rests on. */
  needsDocument: boolean;
  onClose: () => void;
  onDecided: () => void;
}

/** A decision against the rule, with its reason. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { examId, candidate, kind, needsDocument, onClose, onDecided } = props;
  const { t } = useTranslation();
  const { personId, displayName: name } = candidate;
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [until, setUntil] = useState(() => localMinutes(new Date(Date.now() + DAY_MS)));
  const decide = useAction(
    useCallback(async () => {
      const opensUntil = kind === 'reopen' ? new Date(until).toISOString() : null;
      const body = { kind, reason, document: document.trim() || null, opensUntil };
      await api.call('decideAccess', { params: { examId, personId }, body });
      showToast(t('registry:decision.done', { name }), 'success');
      onDecided();
      onClose();
    }, [kind, until, reason, document, examId, personId, name, onDecided, onClose, t]),
  );
  const hasDocument = !needsDocument || document.trim() !== '';
  const isWhole = reason.trim().length >= 3 && hasDocument && (kind === 'admit' || until !== '');
  return (
    <Dialog
      title={t(`registry:decision.${kind}`, { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={!isWhole}
            isPending={decide.pending}
            onPress={() => void decide.run()}
          >
            {t('registry:decision.save')}
          </Button>
        </>
      }
    >
      <p>{t('registry:decision.lead')}</p>
      {kind === 'reopen' ? (
        <TextField
          // No date picker: the design system's has no words in Kazakh, the browser's own is complete.
          type="datetime-local"
          label={t('registry:decision.until')}
          description={t('registry:decision.untilHint')}
          value={until}
          onChange={setUntil}
          isRequired
        />
      ) : null}
      <TextField
        label={t('registry:decision.reason')}
        description={t('registry:decision.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        multiline
        isRequired
        autoFocus
      />
      <TextField
        label={t('registry:decision.document')}
        value={document}
        onChange={setDocument}
        maxLength={300}
        isRequired={needsDocument}
        {...(needsDocument && { description: t('registry:decision.documentNeeded') })}
      />
      {decide.error ? <Failure error={decide.error} /> : null}
    </Dialog>
  );
}
