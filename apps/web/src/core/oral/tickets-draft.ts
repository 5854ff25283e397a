import {
  type ExamTickets,
  type LocalizedText,
  LOCALES,
  type SetExamTickets,
  setExamTicketsSchema,
} from '@bakylau/contracts';

export interface QuestionDraft {
  prompt: LocalizedText;
  /** Empty in all languages: none. */
  guidance: LocalizedText;
  points: number;
}

/** Tickets as they are being written; all have as many questions, worth the same from ticket to ticket. */
export interface TicketsDraft {
  policy: SetExamTickets['policy'];
  tickets: readonly (readonly QuestionDraft[])[];
}

const EMPTY: LocalizedText = { kk: '', ru: '', en: '' };
const POINTS = 50;

export function ticketsDraftOf({ policy, tickets }: ExamTickets): TicketsDraft {
  const written = tickets.map(({ questions }) =>
    questions.map(({ prompt, guidance, points }) => ({ prompt, guidance: guidance ?? EMPTY, points })),
  );
  return { policy, tickets: written.length > 0 ? written : [[emptyQuestion(POINTS)]] };
}

/** Another ticket with as many questions and points as the first one. */
export function withTicket(draft: TicketsDraft): TicketsDraft {
  const first = draft.tickets[0] ?? [emptyQuestion(POINTS)];
  return { ...draft, tickets: [...draft.tickets, first.map(({ points }) => emptyQuestion(points))] };
}

export function withoutTicket(draft: TicketsDraft, at: number): TicketsDraft {
  return { ...draft, tickets: draft.tickets.filter((_, i) => i !== at) };
}

/** Another question on every ticket. */
export function withQuestion(draft: TicketsDraft): TicketsDraft {
  return { ...draft, tickets: draft.tickets.map((questions) => [...questions, emptyQuestion(POINTS)]) };
}

/** Without the last question of every ticket. */
export function withoutQuestion(draft: TicketsDraft): TicketsDraft {
  return { ...draft, tickets: draft.tickets.map((questions) => questions.slice(0, -1)) };
}

export function withText(
  draft: TicketsDraft,
  ticketAt: number,
  questionAt: number,
  change: Partial<Pick<QuestionDraft, 'prompt' | 'guidance'>>,
): TicketsDraft {
  return {
    ...draft,
    tickets: draft.tickets.map((questions, i) =>
      i !== ticketAt
        ? questions
        : questions.map((question, j) => (j === questionAt ? { ...question, ...change } : question)),
    ),
  };
}

/** Points of one question on all tickets, so that no ticket is worth more than another. */
export function withPointsOfQuestion(draft: TicketsDraft, questionAt: number, points: number): TicketsDraft {
  return {
    ...draft,
    tickets: draft.tickets.map((questions) =>
      questions.map((question, j) => (j === questionAt ? { ...question, points } : question)),
    ),
  };
}

/** What is sent; null while something is missing. */
export function ticketsToSend({ policy, tickets }: TicketsDraft): SetExamTickets | null {
  const body = {
    policy,
    tickets: tickets.map((questions) => ({
      questions: questions.map(({ prompt, guidance, points }) => ({
        prompt,
        guidance: LOCALES.every((locale) => guidance[locale].trim() === '') ? null : guidance,
        points,
      })),
    })),
  };
  return setExamTicketsSchema.safeParse(body).data ?? null;
}

function emptyQuestion(points: number): QuestionDraft {
  return { prompt: EMPTY, guidance: EMPTY, points };
}
