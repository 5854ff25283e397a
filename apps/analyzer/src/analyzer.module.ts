import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AnalysisController } from './analysis/analysis.controller';
import { AnalysisService } from './analysis/analysis.service';
import { type EnginesConfig, inferencePoolProvider, soundEngineProvider } from './analysis/engines.provider';
import { RpcErrorFilter } from './errors/rpc-error.filter';
import { payloadValidationPipe } from './errors/payload-validation.pipe';

@Module({})
export class AnalyzerModule {
  static register(config: EnginesConfig): DynamicModule {
    return {
      module: AnalyzerModule,
      controllers: [AnalysisController],
      providers: [
        inferencePoolProvider(config),
        soundEngineProvider(config),
        AnalysisService,
        { provide: APP_FILTER, useClass: RpcErrorFilter },
        { provide: APP_PIPE, useValue: payloadValidationPipe },
      ],
    };
  }
}
