import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  ANALYSIS_PATTERNS,
  type AnalyzerHealth,
  type FrameObservation,
  type FrameRequest,
  frameRequestSchema,
  type PhotoAssessment,
  type PhotoRequest,
  photoRequestSchema,
  type SoundObservation,
  type SoundRequest,
  soundRequestSchema,
} from '@bakylau/contracts';
import { AnalysisService } from './analysis.service';

@Controller()
export class AnalysisController {
  constructor(private readonly analysis: AnalysisService) {}

  @MessagePattern(ANALYSIS_PATTERNS.frame)
  frame(@Payload({ schema: frameRequestSchema }) request: FrameRequest): Promise<FrameObservation> {
    return this.analysis.observeFrame(request);
  }

  @MessagePattern(ANALYSIS_PATTERNS.sound)
  sound(@Payload({ schema: soundRequestSchema }) request: SoundRequest): Promise<SoundObservation> {
    return this.analysis.observeSound(request);
  }

  @MessagePattern(ANALYSIS_PATTERNS.photo)
  photo(@Payload({ schema: photoRequestSchema }) request: PhotoRequest): Promise<PhotoAssessment> {
    return this.analysis.assessPhoto(request);
  }

  @MessagePattern(ANALYSIS_PATTERNS.health)
  health(): AnalyzerHealth {
    return this.analysis.health();
  }
}
