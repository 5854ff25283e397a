import { Module } from '@nestjs/common';
import { ActivityTraceController } from './activity-trace.controller';
import { ActivityTraceService } from './activity-trace.service';

/** The digital trace of an exam as xAPI statements. */
@Module({ controllers: [ActivityTraceController], providers: [ActivityTraceService] })
export class ActivityTraceModule {}
