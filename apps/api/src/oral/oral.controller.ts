import {
  type AddFollowUp,
  addFollowUpSchema,
  type Attempt,
  type DrawTicket,
  drawTicketSchema,
  type ExamTickets,
  idSchema,
  type Oral,
  type OralDetail,
  type SetExamTickets,
  setExamTicketsSchema,
  type TicketDrawList,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamTicketsService } from './exam-tickets.service';
import { OralAnswersService } from './oral-answers.service';
import { OralPanelService } from './oral-panel.service';
import { TicketDrawsService } from './ticket-draws.service';

const ExamId = () => Param('examId', { schema: idSchema });
const AttemptId = () => Param('attemptId', { schema: idSchema });

@Controller()
export class OralController {
  constructor(
    private readonly tickets: ExamTicketsService,
    private readonly draws: TicketDrawsService,
    private readonly panel: OralPanelService,
    private readonly answers: OralAnswersService,
  ) {}

  @Route('getExamTickets')
  getTickets(@CurrentPrincipal() principal: Principal, @ExamId() examId: string): Promise<ExamTickets> {
    return this.tickets.get(principal, examId);
  }

  @Route('setExamTickets')
  setTickets(
    @CurrentPrincipal() principal: Principal,
    @ExamId() examId: string,
    @Body({ schema: setExamTicketsSchema }) body: SetExamTickets,
  ): Promise<ExamTickets> {
    return this.tickets.set(principal, examId, body);
  }

  @Route('listTicketDraws')
  listDraws(@CurrentPrincipal() principal: Principal, @ExamId() examId: string): Promise<TicketDrawList> {
    return this.draws.list(principal, examId);
  }

  @Route('drawTicket')
  draw(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @Body({ schema: drawTicketSchema }) body: DrawTicket,
  ): Promise<Attempt> {
    return this.draws.draw(principal, attemptId, body);
  }

  @Route('endPreparation')
  endPreparation(@CurrentPrincipal() principal: Principal, @AttemptId() attemptId: string): Promise<Attempt> {
    return this.draws.endPreparation(principal, attemptId);
  }

  @Route('listOrals')
  list(@CurrentPrincipal() principal: Principal, @ExamId() examId: string): Promise<{ orals: Oral[] }> {
    return this.panel.list(principal, examId);
  }

  @Route('getOral')
  get(@CurrentPrincipal() principal: Principal, @AttemptId() attemptId: string): Promise<OralDetail> {
    return this.panel.get(principal, attemptId);
  }

  @Route('takeSeat')
  takeSeat(@CurrentPrincipal() principal: Principal, @AttemptId() attemptId: string): Promise<OralDetail> {
    return this.panel.takeSeat(principal, attemptId);
  }

  @Route('beginAnswer')
  beginAnswer(@CurrentPrincipal() principal: Principal, @AttemptId() attemptId: string): Promise<OralDetail> {
    return this.answers.begin(principal, attemptId);
  }

  @Route('finishAnswer')
  finishAnswer(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
  ): Promise<OralDetail> {
    return this.answers.finish(principal, attemptId);
  }

  @Route('addFollowUp')
  addFollowUp(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @Body({ schema: addFollowUpSchema }) body: AddFollowUp,
  ): Promise<OralDetail> {
    return this.panel.addFollowUp(principal, attemptId, body);
  }
}
