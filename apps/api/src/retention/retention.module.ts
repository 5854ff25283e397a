import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { SessionsModule } from '../sessions/sessions.module';
import { DeletionExecutor } from './deletion-executor';
import { DeletionOrders } from './deletion-orders';
import { DeletionsService } from './deletions.service';
import { LegalHoldsService } from './legal-holds.service';
import { PersonDataController } from './person-data.controller';
import { PersonErasureService } from './person-erasure.service';
import { PersonExportService } from './person-export.service';
import { RetentionController } from './retention.controller';
import { RetentionPeriodsService } from './retention-periods.service';
import { RetentionSchedule } from './retention.schedule';
import { RetentionSweeper } from './retention.sweeper';
import { SessionArtefacts } from './session-artefacts';

/** How long things are kept, their deletion with receipts, legal holds, and the data of one person. */
@Module({
  imports: [JobsModule, SessionsModule],
  controllers: [RetentionController, PersonDataController],
  providers: [
    RetentionPeriodsService,
    LegalHoldsService,
    SessionArtefacts,
    DeletionOrders,
    DeletionExecutor,
    DeletionsService,
    RetentionSweeper,
    RetentionSchedule,
    PersonErasureService,
    PersonExportService,
  ],
  exports: [RetentionPeriodsService],
})
export class RetentionModule {}
