import {
  type ExamPause,
  idSchema,
  type PauseReason,
  pauseReasonSchema,
  type ResumeSession,
  resumeSessionSchema,
  type SessionPause,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { PausesService } from './pauses.service';

@Controller()
export class PausesController {
  constructor(private readonly pauses: PausesService) {}

  @Route('listSessionPauses')
  listSessionPauses(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<{ pauses: SessionPause[] }> {
    return this.pauses.list(principal, sessionId);
  }

  @Route('pauseSession')
  pauseSession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: pauseReasonSchema }) body: PauseReason,
  ): Promise<SessionPause> {
    return this.pauses.pauseOne(principal, sessionId, body);
  }

  @Route('resumeSession')
  resumeSession(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: resumeSessionSchema }) body: ResumeSession,
  ): Promise<SessionPause> {
    return this.pauses.resumeOne(principal, sessionId, body);
  }

  @Route('pauseExam')
  pauseExam(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: pauseReasonSchema }) body: PauseReason,
  ): Promise<ExamPause> {
    return this.pauses.pauseAll(principal, examId, body);
  }

  @Route('resumeExam')
  resumeExam(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamPause> {
    return this.pauses.resumeAll(principal, examId);
  }
}
