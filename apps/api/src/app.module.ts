import { PlatformModule, type ServiceConfig } from '@bakylau/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessLogModule } from './access-log/access-log.module';
import { AccommodationsModule } from './accommodations/accommodations.module';
import { ActivityTraceModule } from './activity-trace/activity-trace.module';
import { AdmissionsModule } from './admissions/admissions.module';
import { AnnulmentsModule } from './annulments/annulments.module';
import { AppealsModule } from './appeals/appeals.module';
import { ItemBanksModule } from './item-banks/item-banks.module';
import { LocalRecordingsModule } from './local-recordings/local-recordings.module';
import { AttemptsModule } from './attempts/attempts.module';
import { AuthModule } from './auth/auth.module';
import { EnrolmentsModule } from './enrolments/enrolments.module';
import { EvidencePackModule } from './evidence-pack/evidence-pack.module';
import { ExamMakingModule } from './exam-making/exam-making.module';
import { ExamQuestionsModule } from './exam-questions/exam-questions.module';
import { ExamsModule } from './exams/exams.module';
import { HealthModule } from './health/health.module';
import { MarkAppealsModule } from './mark-appeals/mark-appeals.module';
import { MarkingModule } from './marking/marking.module';
import { OpenApiModule } from './openapi/openapi.module';
import { OralModule } from './oral/oral.module';
import { ExamWindowsModule } from './exam-windows/exam-windows.module';
import { PausesModule } from './pauses/pauses.module';
import { PeopleModule } from './people/people.module';
import { ProtocolModule } from './protocol/protocol.module';
import { ReSitsModule } from './re-sits/re-sits.module';
import { ResultsModule } from './results/results.module';
import { RetentionModule } from './retention/retention.module';
import { RoomScansModule } from './room-scans/room-scans.module';
import { RubricsModule } from './rubrics/rubrics.module';
import { RulesPoliciesModule } from './rules-policies/rules-policies.module';
import { SealsModule } from './seals/seals.module';
import { SessionsModule } from './sessions/sessions.module';
import { SittingsModule } from './sittings/sittings.module';
import { StatementsModule } from './statements/statements.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { WrittenModule } from './written/written.module';

@Module({})
export class AppModule {
  static register(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config),
        // Routes are tried in this order, and most of what comes are answers to be saved.
        AttemptsModule,
        AccessLogModule,
        AuthModule,
        PeopleModule,
        AccommodationsModule,
        RulesPoliciesModule,
        ExamsModule,
        ExamMakingModule,
        EnrolmentsModule,
        AdmissionsModule,
        SittingsModule,
        ReSitsModule,
        StatementsModule,
        ActivityTraceModule,
        ItemBanksModule,
        SessionsModule,
        SealsModule,
        ProtocolModule,
        EvidencePackModule,
        AppealsModule,
        LocalRecordingsModule,
        AnnulmentsModule,
        RetentionModule,
        WebhooksModule,
        PausesModule,
        ExamWindowsModule,
        RoomScansModule,
        ResultsModule,
        RubricsModule,
        WrittenModule,
        ExamQuestionsModule,
        MarkingModule,
        MarkAppealsModule,
        OralModule,
        HealthModule,
        OpenApiModule,
      ],
    };
  }
}
