import { type CandidateExam, type StaffExam } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamsService } from './exams.service';
import { MyExamsService } from './my-exams.service';

@Controller()
export class ExamsController {
  constructor(
    private readonly myExams: MyExamsService,
    private readonly exams: ExamsService,
  ) {}

  @Route('listMyExams')
  listMyExams(@CurrentPrincipal() principal: Principal): Promise<{ exams: CandidateExam[] }> {
    return this.myExams.list(principal);
  }

  @Route('listExams')
  listExams(@CurrentPrincipal() principal: Principal): Promise<{ exams: StaffExam[] }> {
    return this.exams.list(principal);
  }
}
