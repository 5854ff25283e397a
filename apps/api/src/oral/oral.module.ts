import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { MarkingModule } from '../marking/marking.module';
import { ExamTicketsService } from './exam-tickets.service';
import { OralAccess } from './oral-access';
import { OralAnswersService } from './oral-answers.service';
import { OralPanelService } from './oral-panel.service';
import { OralController } from './oral.controller';
import { OralReader } from './oral.reader';
import { TicketDrawsService } from './ticket-draws.service';

/** Oral exams: tickets and their draw, the panel, the answer. The room is the gateway's. */
@Module({
  imports: [AttemptsModule, MarkingModule],
  controllers: [OralController],
  providers: [
    ExamTicketsService,
    TicketDrawsService,
    OralAccess,
    OralReader,
    OralPanelService,
    OralAnswersService,
  ],
})
export class OralModule {}
