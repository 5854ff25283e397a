import {
  type Attempt,
  createAttemptSchema,
  idSchema,
  type ReceiptFile,
  type SaveAnswer,
  saveAnswerSchema,
  type SavedAnswer,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { ChecksSession, Route } from '../routing/route.decorator';
import { AnswersService } from './answers.service';
import { AttemptsService } from './attempts.service';
import { SubmissionReceipts } from './submission-receipts';
import { SubmissionService } from './submission.service';

@Controller()
export class AttemptsController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly answers: AnswersService,
    private readonly receipts: SubmissionReceipts,
    private readonly submissions: SubmissionService,
  ) {}

  @Route('createAttempt')
  createAttempt(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createAttemptSchema }) body: { examId: string },
  ): Promise<Attempt> {
    return this.attempts.create(principal, body.examId);
  }

  @Route('getAttempt')
  getAttempt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<Attempt> {
    return this.attempts.get(principal, attemptId);
  }

  @Route('startAttempt')
  startAttempt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<Attempt> {
    return this.attempts.start(principal, attemptId);
  }

  @Route('saveAnswer')
  @ChecksSession()
  saveAnswer(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('itemId', { schema: idSchema }) itemId: string,
    @Body({ schema: saveAnswerSchema }) body: SaveAnswer,
  ): Promise<SavedAnswer> {
    return this.answers.save(principal, attemptId, itemId, body);
  }

  @Route('submitAttempt')
  submitAttempt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<Attempt> {
    return this.submissions.submit(principal, attemptId);
  }

  @Route('getReceipt')
  getReceipt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<ReceiptFile> {
    return this.receipts.get(principal, attemptId);
  }
}
