import { Module } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { listenInfos } from './listen-addresses';
import { MediaWorker } from './media-worker';
import { MediaWorkerPool } from './media-worker-pool';

@Module({
  providers: [
    {
      provide: MediaWorkerPool,
      inject: [SERVICE_CONFIG],
      useFactory: ({ rtc }: ServiceConfig) =>
        new MediaWorkerPool({
          size: rtc.workers,
          start: (index) =>
            MediaWorker.start({
              index,
              listenInfos: listenInfos(rtc.portBase + index, rtc),
              workerBin: rtc.workerBin,
            }),
        }),
    },
  ],
  exports: [MediaWorkerPool],
})
export class SfuModule {}
