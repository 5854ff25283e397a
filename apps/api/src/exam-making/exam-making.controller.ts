import {
  type ChangeExam,
  changeExamSchema,
  type CreateExam,
  createExamSchema,
  type ExamSetup,
  idSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamMakingService } from './exam-making.service';
import { ExamPublicationService } from './exam-publication.service';

@Controller()
export class ExamMakingController {
  constructor(
    private readonly exams: ExamMakingService,
    private readonly publication: ExamPublicationService,
  ) {}

  @Route('createExam')
  create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: createExamSchema }) exam: CreateExam,
  ): Promise<ExamSetup> {
    return this.exams.create(principal, exam);
  }

  @Route('getExam')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamSetup> {
    return this.exams.get(principal, examId);
  }

  @Route('changeExam')
  change(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: changeExamSchema }) change: ChangeExam,
  ): Promise<ExamSetup> {
    return this.exams.change(principal, examId, change);
  }

  @Route('publishExam')
  publish(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamSetup> {
    return this.publication.publish(principal, examId);
  }

  @Route('deleteExam')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<object> {
    await this.publication.remove(principal, examId);
    return {};
  }
}
