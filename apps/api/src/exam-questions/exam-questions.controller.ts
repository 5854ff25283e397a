import {
  type CaseFile,
  type ExamQuestions,
  idSchema,
  ROUTES,
  type SetExamQuestions,
  setExamQuestionsSchema,
  type ShownSheets,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { streamContent } from '../written/stored-content.response';
import { CaseFilesService } from './case-files.service';
import { ExamQuestionsService } from './exam-questions.service';

const ExamId = () => Param('examId', { schema: idSchema });
const FileId = () => Param('fileId', { schema: idSchema });

@Controller()
export class ExamQuestionsController {
  constructor(
    private readonly questions: ExamQuestionsService,
    private readonly files: CaseFilesService,
  ) {}

  @Route('getExamQuestions')
  get(@CurrentPrincipal() principal: Principal, @ExamId() examId: string): Promise<ExamQuestions> {
    return this.questions.get(principal, examId);
  }

  @Route('setExamQuestions')
  set(
    @CurrentPrincipal() principal: Principal,
    @ExamId() examId: string,
    @Body({ schema: setExamQuestionsSchema }) body: SetExamQuestions,
  ): Promise<ExamQuestions> {
    return this.questions.set(principal, examId, body);
  }

  @Route('uploadCaseFile')
  upload(
    @CurrentPrincipal() principal: Principal,
    @ExamId() examId: string,
    @Query({ schema: ROUTES.uploadCaseFile.query }) { name }: { name: string },
    @Upload() content: Buffer,
  ): Promise<CaseFile> {
    return this.files.upload(principal, examId, name, content);
  }

  @Route('getCaseFile')
  async content(
    @CurrentPrincipal() principal: Principal,
    @ExamId() examId: string,
    @FileId() fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.files.content(principal, examId, fileId);
    await streamContent(file, response);
  }

  @Route('getAttemptCaseFile')
  async contentOfAttempt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @FileId() fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.files.contentOfAttempt(principal, attemptId, fileId);
    await streamContent(file, response);
  }

  @Route('getCaseSheets')
  sheets(
    @CurrentPrincipal() principal: Principal,
    @ExamId() examId: string,
    @FileId() fileId: string,
  ): Promise<ShownSheets> {
    return this.files.sheets(principal, examId, fileId);
  }

  @Route('getAttemptCaseSheets')
  sheetsOfAttempt(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @FileId() fileId: string,
  ): Promise<ShownSheets> {
    return this.files.sheetsOfAttempt(principal, attemptId, fileId);
  }
}
