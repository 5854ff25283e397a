import { Module } from '@nestjs/common';
import { AnswerFileShelf } from './answer-file.shelf';
import { AnswerFileStore } from './answer-file.store';
import { AnswerFilesService } from './answer-files.service';
import { PhotoLinksService } from './photo-links.service';
import { WrittenController } from './written.controller';

/** What written answers have besides their text: files, and photos by phone. */
@Module({
  controllers: [WrittenController],
  providers: [AnswerFileStore, AnswerFileShelf, AnswerFilesService, PhotoLinksService],
  exports: [AnswerFileStore],
})
export class WrittenModule {}
