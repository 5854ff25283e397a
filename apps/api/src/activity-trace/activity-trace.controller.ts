import { idSchema, ROUTES } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ActivityTraceService } from './activity-trace.service';

@Controller()
export class ActivityTraceController {
  constructor(private readonly traces: ActivityTraceService) {}

  @Route('exportActivityTrace')
  async export(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Query({ schema: ROUTES.exportActivityTrace.query }) { personId }: { personId?: string },
  ): Promise<StreamableFile> {
    const lines = await this.traces.export(principal, examId, personId);
    const disposition = `attachment; filename="trace-${examId}.jsonl"`;
    return new StreamableFile(lines, { type: ROUTES.exportActivityTrace.file, disposition });
  }
}
