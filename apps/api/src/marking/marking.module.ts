import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { WrittenModule } from '../written/written.module';
import { AnswerOverlapPlagiarismService } from './answer-overlap.plagiarism-service';
import { MarkingBookService } from './marking-book.service';
import { MarkingController } from './marking.controller';
import { OwnMarkingService } from './own-marking.service';
import { PlagiarismService } from './plagiarism.service';
import { ScriptAccess } from './script-access';
import { ScriptClaimsService } from './script-claims.service';
import { ScriptReader } from './script.reader';
import { ScriptSettlement } from './script-settlement';
import { ScriptsService } from './scripts.service';
import { TextOverlapsService } from './text-overlaps.service';

/** Handed-in work under codes: read, marked by rubric, compared, turned into the provisional result. */
@Module({
  imports: [SessionsModule, WrittenModule],
  controllers: [MarkingController],
  providers: [
    ScriptAccess,
    ScriptReader,
    ScriptsService,
    ScriptClaimsService,
    MarkingBookService,
    OwnMarkingService,
    ScriptSettlement,
    TextOverlapsService,
    { provide: PlagiarismService, useClass: AnswerOverlapPlagiarismService },
  ],
  exports: [ScriptClaimsService, ScriptReader],
})
export class MarkingModule {}
