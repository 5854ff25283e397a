import { Module } from '@nestjs/common';
import { ExamMarkingService } from './exam-marking.service';
import { RubricsController } from './rubrics.controller';
import { RubricsService } from './rubrics.service';

/** Criteria by which people mark, and which exam is bound to which. */
@Module({ controllers: [RubricsController], providers: [RubricsService, ExamMarkingService] })
export class RubricsModule {}
