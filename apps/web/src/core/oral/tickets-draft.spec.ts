import { DEFAULT_ORAL_POLICY, type ExamTickets } from '@bakylau/contracts';
import {
  ticketsDraftOf,
  ticketsToSend,
  withoutQuestion,
  withoutTicket,
  withPointsOfQuestion,
  withQuestion,
  withText,
  withTicket,
} from './tickets-draft';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const EXAM: ExamTickets = {
  examId: '01930000-0000-7000-8000-000000000001',
  policy: DEFAULT_ORAL_POLICY,
  tickets: [{ questions: [{ prompt: text('Why?'), guidance: text('Because.'), points: 40 }] }],
  editable: true,
};

describe('the draft of tickets', () => {
  it('sends back what it was made of', () => {
    const { policy, tickets } = EXAM;
    expect(ticketsToSend(ticketsDraftOf(EXAM))).toEqual({ policy, tickets });
  });

  it('begins with one empty question, which cannot be sent', () => {
    const draft = ticketsDraftOf({ ...EXAM, tickets: [] });
    expect(draft.tickets).toHaveLength(1);
    expect(ticketsToSend(draft)).toBeNull();
    const written = withText(draft, 0, 0, { prompt: text('What?') });
    expect(ticketsToSend(written)?.tickets[0]?.questions[0]).toMatchObject({ guidance: null, points: 50 });
    expect(ticketsToSend(withText(written, 0, 0, { guidance: { kk: '', ru: 'Так', en: '' } }))).toBeNull();
  });

  it('keeps all tickets alike in questions and points', () => {
    let draft = withTicket(withQuestion(withTicket(ticketsDraftOf(EXAM))));
    draft = withPointsOfQuestion(draft, 1, 60);
    expect(draft.tickets.map((questions) => questions.map(({ points }) => points))).toEqual([
      [40, 60],
      [40, 60],
      [40, 60],
    ]);
    draft = withoutTicket(withoutQuestion(draft), 1);
    expect(draft.tickets.map((questions) => questions.length)).toEqual([1, 1]);
    expect(draft.tickets[0]?.[0]?.prompt.en).toBe('Why?');
  });
});
