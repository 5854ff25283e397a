import { Module } from '@nestjs/common';
import { ExamsController } from './exams.controller';
import { ExamsService } from './exams.service';
import { MyExamsService } from './my-exams.service';

/** Lists of exams, for those who sit them and for staff. */
@Module({ controllers: [ExamsController], providers: [MyExamsService, ExamsService] })
export class ExamsModule {}
