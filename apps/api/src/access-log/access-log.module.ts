import { Global, Module } from '@nestjs/common';
import { AccessLogService } from './access-log.service';
import { AuditService } from './audit.service';

@Global()
@Module({ providers: [AccessLogService, AuditService], exports: [AccessLogService, AuditService] })
export class AccessLogModule {}
