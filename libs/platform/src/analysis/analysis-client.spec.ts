import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ANALYSIS_PATTERNS, type PhotoAssessment, type PhotoRequest } from '@bakylau/contracts';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  MessagePattern,
  type MicroserviceOptions,
  Payload,
  RpcException,
  Transport,
} from '@nestjs/microservices';
import { AppError } from '../errors/app-error';
import { AnalysisClient } from './analysis-client';
import { createAnalysisProxy } from './analysis-transport';

const refused: PhotoAssessment = {
  accepted: false,
  refusals: ['no_face'],
  face: null,
  quality: { width: 640, height: 480, meanLuma: 120, lumaDeviation: 40, sharpness: 90 },
  descriptor: null,
  distance: null,
  models: [],
};

/** Answers as the request's image says. */
@Controller()
class ScriptedAnalyzer {
  @MessagePattern(ANALYSIS_PATTERNS.photo)
  photo(@Payload() { image }: PhotoRequest): unknown {
    const script = Buffer.from(image, 'base64').toString();
    if (script === 'broken') throw new RpcException(new AppError('not_an_image').toBody());
    if (script === 'inside') throw new RpcException(new AppError('internal').toBody());
    if (script === 'crash') throw new Error('not of the registry');
    if (script === 'nonsense') return { accepted: 'perhaps' };
    return refused;
  }
}

@Module({ controllers: [ScriptedAnalyzer] })
class ScriptedModule {}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('No port');
  return address.port;
}

describe(AnalysisClient.name, () => {
  let port: number;
  let analyzer: INestMicroservice | null;
  let sut: AnalysisClient;

  const startAnalyzer = async (): Promise<void> => {
    analyzer = await NestFactory.createMicroservice<MicroserviceOptions>(ScriptedModule, {
      transport: Transport.TCP,
      options: { host: '127.0.0.1', port },
      logger: false,
    });
    await analyzer.listen();
  };
  const stopAnalyzer = async (): Promise<void> => {
    await analyzer?.close();
    analyzer = null;
  };
  const photo = (script: string): Promise<PhotoAssessment> =>
    sut.photo({ image: Buffer.from(script).toString('base64') });

  beforeEach(async () => {
    port = await freePort();
    analyzer = null;
    sut = new AnalysisClient(
      createAnalysisProxy({ app: 'api', natsUrl: null, analyzer: { host: '127.0.0.1', port } }),
    );
  });
  afterEach(async () => {
    await sut.close();
    await stopAnalyzer();
  });

  it('gives what the worker answers', async () => {
    await startAnalyzer();
    expect(await photo('fine')).toEqual(refused);
  });

  it.each([
    ['broken', 'not_an_image'],
    ['inside', 'analysis_unavailable'],
    ['crash', 'analysis_unavailable'],
    ['nonsense', 'analysis_unavailable'],
  ])('a worker that is %s gives %s', async (script, code) => {
    await startAnalyzer();
    await expect(photo(script)).rejects.toMatchObject({ code });
  });

  it('says that the worker is away, and finds it again when it is back', async () => {
    const expectAway = async (): Promise<void> => {
      await expect(photo('fine')).rejects.toMatchObject({ code: 'analysis_unavailable' });
      // The transport notices the end of the failed connection some milliseconds later.
      await delay(50);
    };
    await expectAway();
    await startAnalyzer();
    expect(await photo('fine')).toEqual(refused);
    await stopAnalyzer();
    await expectAway();
    await startAnalyzer();
    expect(await photo('fine')).toEqual(refused);
  });
});
