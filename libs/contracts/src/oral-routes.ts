import { attemptSchema } from './attempts';
import {
  addFollowUpSchema,
  drawTicketSchema,
  examTicketsSchema,
  oralDetailSchema,
  oralListSchema,
  setExamTicketsSchema,
  ticketDrawListSchema,
} from './oral';
import type { Route } from './route';

export const ORAL_ROUTES = {
  getExamTickets: {
    method: 'GET',
    path: '/api/exams/:examId/tickets',
    summary: 'Tickets and policy of an oral exam, with what examiners are told',
    access: 'item:read',
    response: examTicketsSchema,
  },
  setExamTickets: {
    method: 'PUT',
    path: '/api/exams/:examId/tickets',
    summary: 'Set tickets and policy of an oral exam, before anybody has begun',
    access: 'item:write',
    body: setExamTicketsSchema,
    response: examTicketsSchema,
  },
  listTicketDraws: {
    method: 'GET',
    path: '/api/exams/:examId/ticket-draws',
    summary: 'All draws of an oral exam, by which anybody can draw again',
    access: 'exam:read',
    response: ticketDrawListSchema,
  },
  drawTicket: {
    method: 'POST',
    path: '/api/attempts/:attemptId/ticket',
    summary: 'Draw the own ticket; the preparation begins',
    access: 'attempt:sit',
    body: drawTicketSchema,
    response: attemptSchema,
  },
  endPreparation: {
    method: 'POST',
    path: '/api/attempts/:attemptId/ready',
    summary: 'Give up the rest of the preparation',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  listOrals: {
    method: 'GET',
    path: '/api/exams/:examId/orals',
    summary: 'Candidates of an oral exam who have begun, by the time of their start',
    access: 'script:mark',
    response: oralListSchema,
  },
  getOral: {
    method: 'GET',
    path: '/api/orals/:attemptId',
    summary: 'One oral exam with its ticket, panel and follow-up questions',
    access: 'script:mark',
    response: oralDetailSchema,
  },
  takeSeat: {
    method: 'POST',
    path: '/api/orals/:attemptId/seat',
    summary: 'Take a seat in the panel',
    access: 'script:mark',
    response: oralDetailSchema,
  },
  beginAnswer: {
    method: 'POST',
    path: '/api/orals/:attemptId/answer',
    summary: 'Call the candidate to answer; the room opens',
    access: 'script:mark',
    response: oralDetailSchema,
  },
  finishAnswer: {
    method: 'POST',
    path: '/api/orals/:attemptId/finish',
    summary: 'End the answer; the room closes and the attempt is handed in',
    access: 'script:mark',
    response: oralDetailSchema,
  },
  addFollowUp: {
    method: 'POST',
    path: '/api/orals/:attemptId/follow-ups',
    summary: 'Note a question that was asked besides the ticket',
    access: 'script:mark',
    body: addFollowUpSchema,
    response: oralDetailSchema,
  },
} as const satisfies Record<string, Route>;
