import { type CandidateReview, idSchema, ROUTES, writtenTextSchema } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { sendPartOfFile } from '../sessions/part-of-file.response';
import { ClipService } from './clip.service';
import { MyAppealService } from './my-appeal.service';
import { MyReviewService } from './my-review.service';

@Controller()
export class MyReviewController {
  constructor(
    private readonly reviews: MyReviewService,
    private readonly appeals: MyAppealService,
    private readonly clips: ClipService,
  ) {}

  @Route('getMyReview')
  getMyReview(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<CandidateReview> {
    return this.reviews.get(principal, attemptId);
  }

  @Route('getMyClip')
  async getMyClip(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('incidentId', { schema: idSchema }) incidentId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const part = await this.clips.play(principal, attemptId, incidentId, request.headers.range);
    await sendPartOfFile(part, ROUTES.getMyClip.file, request, response);
  }

  @Route('addMyComment')
  addMyComment(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: writtenTextSchema }) { text }: { text: string },
  ): Promise<CandidateReview> {
    return this.reviews.comment(principal, attemptId, text);
  }

  @Route('fileAppeal')
  fileAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Body({ schema: writtenTextSchema }) { text }: { text: string },
  ): Promise<CandidateReview> {
    return this.appeals.file(principal, attemptId, text);
  }

  @Route('withdrawAppeal')
  withdrawAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<CandidateReview> {
    return this.appeals.withdraw(principal, attemptId);
  }
}
