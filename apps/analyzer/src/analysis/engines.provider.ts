import { availableParallelism } from 'node:os';
import { Logger, type Provider } from '@nestjs/common';
import { type ProcessConfig } from '@bakylau/platform';
import { SoundEngine } from '@bakylau/sound';
import { InferencePool } from '@bakylau/vision';

/** About 0.8 s of work for one thread: later than that, a newer frame of the same candidate is already there. */
const queueLength = 64;

export type EnginesConfig = Pick<ProcessConfig, 'modelsDir'> &
  Partial<Pick<ProcessConfig, 'analysisBackend'>>;

/** The networks are loaded before the transport listens, so that a listening analyzer is a ready one. */
export function inferencePoolProvider(config: EnginesConfig): Provider {
  return {
    provide: InferencePool,
    useFactory: () => {
      const logger = new Logger(InferencePool.name);
      return InferencePool.start({
        modelsDir: config.modelsDir,
        backend: config.analysisBackend,
        threads: availableParallelism(),
        queueLength,
        onThreadDeath: (reason) => logger.error(`An inference thread died and is started again: ${reason}`),
      });
    },
  };
}

export function soundEngineProvider(config: Pick<ProcessConfig, 'modelsDir'>): Provider {
  return { provide: SoundEngine, useFactory: () => SoundEngine.load(config.modelsDir) };
}
