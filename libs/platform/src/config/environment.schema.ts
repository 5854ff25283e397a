import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const text = z.string().trim().min(1);
const list = text
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .pipe(z.array(text));

const originSchema = text.refine((value) => URL.canParse(value) && isOrigin(new URL(value), value), {
  message: 'must be scheme, host and port only, for example https://exam.university.kz',
});

function isOrigin({ protocol, origin }: URL, value: string): boolean {
  return /^https?:$/.test(protocol) && origin === value.replace(/\/$/, '');
}

/** Every variable that the service reads. Absent and empty mean the same. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

  PORT: port(3000),
  PUBLIC_ORIGIN: originSchema.optional(),
  API_PORT: port(3001),
  GATEWAY_HOST: text.default('127.0.0.1'),
  GATEWAY_PORT: port(3002),
  ANALYZER_HOST: text.default('127.0.0.1'),
  ANALYZER_PORT: port(3003),
  LISTEN_ADDRESS: text.default('127.0.0.1'),
  TRUSTED_PROXIES: list.optional(),
  NATS_URL: z.url({ protocol: /^(nats|tls)$/ }).optional(),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: text.default('./data'),
  MODELS_DIR: text.default('./models'),
  ANALYSIS_BACKEND: z
    .enum(['onnx', 'tfjs'], { error: 'must be onnx (ONNX Runtime, the default) or tfjs (TensorFlow.js)' })
    .default('onnx'),
  WEB_DIR: text.default('./dist/apps/web'),
  POLICIES_DIR: text.default('./apps/api/policies'),
  DEMO_ASSETS_DIR: text.default('./apps/api/demo-assets'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY: text.optional(),
  S3_SECRET_KEY: text.optional(),
  S3_BUCKET: text.default('bakylau'),
  S3_REGION: text.default('us-east-1'),

  /** In MB: with less free space under DATA_DIR no new session begins. */
  RECORDING_FREE_MB: z.coerce.number().int().min(100).default(2048),

  /** Not trimmed: a space may belong to it. */
  BAKYLAU_ADMIN_PASSWORD: z.string().optional(),
  SESSION_SECRET: text.optional(),
  SIGNING_KEY: text.optional(),
  SIGNING_KEY_FILE: text.optional(),
  SIGNING_KEYS_RETIRED: text.optional(),
  SIGNING_KEYS_RETIRED_FILE: text.optional(),
  RECORDING_KEY: text.optional(),
  RECORDING_KEY_FILE: text.optional(),
  RECORDING_KEYS_RETIRED: text.optional(),
  RECORDING_KEYS_RETIRED_FILE: text.optional(),

  RTC_LISTEN_ADDRESS: text.default('0.0.0.0'),
  RTC_ANNOUNCED_ADDRESS: list.optional(),
  RTC_PORT_BASE: port(40_000),
  RTC_WORKERS: z.coerce.number().int().min(1).max(256).optional(),
  TURN_URLS: list.optional(),
  TURN_SECRET: text.optional(),
  MEDIASOUP_WORKER_BIN: text.optional(),
});
export type Environment = z.infer<typeof environmentSchema>;
