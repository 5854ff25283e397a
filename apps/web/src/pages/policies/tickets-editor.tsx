import { type ExamTickets, TICKETS_AT_MOST } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import {
  ticketsDraftOf,
  type TicketsDraft,
  ticketsToSend,
  withoutQuestion,
  withoutTicket,
  withQuestion,
  withTicket,
} from '../../core/oral/tickets-draft';
import { showToast } from '../../core/toasts';
import { Button, Dialog, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { OralPolicyFields } from './oral-policy-fields';
import { TicketFields } from './ticket-fields';

const QUESTIONS_AT_MOST = 6;

export interface TicketsEditorProps {
  exam: ExamTickets;
  title: string;
  onClose: () => void;
  onSet: () => void;
}

/** How an oral exam goes, and its tickets. */
export function TicketsEditor({ exam, title, onClose, onSet }: TicketsEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => ticketsDraftOf(exam));
  const body = ticketsToSend(draft);
  const isDisabled = !exam.editable;
  const set = useAction(async () => {
    if (!body) return;
    await api.call('setExamTickets', { params: { examId: exam.examId }, body });
    showToast(t('oral:tickets.done'), 'success');
    onSet();
    onClose();
  });
  return (
    <Dialog
      title={t('oral:tickets.of', { title })}
      size="l"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={isDisabled || body === null}
            isPending={set.pending}
            onPress={() => void set.run()}
          >
            {t('oral:tickets.store')}
          </Button>
        </>
      }
    >
      {isDisabled ? <Notice tone="info">{t('marking:policy.begun')}</Notice> : null}
      <OralPolicyFields
        policy={draft.policy}
        isDisabled={isDisabled}
        onChange={(policy) => setDraft({ ...draft, policy })}
      />
      {draft.tickets.map((_, i) => (
        <TicketFields key={i} draft={draft} at={i} isDisabled={isDisabled} onChange={setDraft} />
      ))}
      {isDisabled ? null : <SizeButtons draft={draft} onChange={setDraft} />}
      {body === null ? <p className="muted">{t('oral:tickets.incomplete')}</p> : null}
      {set.error ? <Failure error={set.error} onRetry={() => void set.run()} /> : null}
    </Dialog>
  );
}

function SizeButtons({ draft, onChange }: { draft: TicketsDraft; onChange: (draft: TicketsDraft) => void }) {
  const { t } = useTranslation();
  const questions = draft.tickets[0]?.length ?? 0;
  const { length } = draft.tickets;
  return (
    <div className="row">
      <Button isDisabled={length >= TICKETS_AT_MOST} onPress={() => onChange(withTicket(draft))}>
        {t('oral:tickets.addTicket')}
      </Button>
      <Button
        tone="quiet"
        isDisabled={length === 1}
        onPress={() => onChange(withoutTicket(draft, length - 1))}
      >
        {t('oral:tickets.removeTicket', { number: length })}
      </Button>
      <Button isDisabled={questions >= QUESTIONS_AT_MOST} onPress={() => onChange(withQuestion(draft))}>
        {t('oral:tickets.addQuestion')}
      </Button>
      <Button tone="quiet" isDisabled={questions === 1} onPress={() => onChange(withoutQuestion(draft))}>
        {t('oral:tickets.removeQuestion')}
      </Button>
    </div>
  );
}
