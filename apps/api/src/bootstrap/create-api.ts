import {
  createLogger,
  HttpErrorFilter,
  NestLogger,
  type ServiceConfig,
  validationFailed,
} from '@bakylau/platform';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module';
import { ResponseContractInterceptor } from '../routing/response-contract.interceptor';
import { serveWeb } from '../static/serve-web';
import { UploadInterceptor } from '../uploads/upload.interceptor';
import { compressPages } from './compress-pages';
import { requestLog } from './request-log';
import { noStore, permissionsPolicy, securityHeaders } from './security-headers';
import { SteadyExpressAdapter } from './steady-express.adapter';
import { StorableTextPipe } from './storable-text.pipe';

/** Largest JSON body; the largest real one, an answer, is below 4 kB. */
const JSON_LIMIT = '256kb';

/** The API with everything around it, not yet listening. */
export async function createApi(config: ServiceConfig): Promise<NestExpressApplication> {
  const logger = createLogger(config);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.register(config),
    new SteadyExpressAdapter(),
    {
      logger: new NestLogger(logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  // Who the caller is comes from the edge in front. A whole private network is never believed: candidates may sit in it.
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // No cache keeps an answer of the API; files of the page have tags of their own.
  app.set('etag', false);
  app.use(requestLog(logger), securityHeaders(config), permissionsPolicy, noStore, compressPages());
  serveWeb(app, config.webDir);
  app.useBodyParser('json', { limit: JSON_LIMIT, strict: true });
  const reflector = app.get(Reflector);
  app.useGlobalInterceptors(new UploadInterceptor(reflector), new ResponseContractInterceptor(reflector));
  app.useGlobalPipes(
    new StorableTextPipe(),
    new StandardSchemaValidationPipe({ exceptionFactory: (issues) => validationFailed(issues) }),
  );
  app.useGlobalFilters(new HttpErrorFilter());
  app.enableShutdownHooks();
  return app;
}
