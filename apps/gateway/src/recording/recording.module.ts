import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { RecorderTicker } from './recorder-ticker';
import { RecordingBacklog } from './recording-backlog';
import { RecordingFolder } from './recording-folder';
import { SegmentLedger } from './segment.ledger';
import { SegmentUploader } from './segment-uploader';

@Module({
  providers: [
    {
      provide: RecordingFolder,
      inject: [SERVICE_CONFIG],
      useFactory: ({ dataDir, recordingFreeBytes }: ServiceConfig) => {
        const path = join(dataDir, 'recording');
        mkdirSync(path, { recursive: true });
        return new RecordingFolder(path, recordingFreeBytes);
      },
    },
    RecorderTicker,
    SegmentLedger,
    SegmentUploader,
    RecordingBacklog,
  ],
  exports: [RecordingFolder, RecorderTicker, SegmentUploader, RecordingBacklog],
})
export class RecordingModule {}
