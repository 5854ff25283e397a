import { QueryFailedError } from 'typeorm';
import { createLogger } from './create-logger';
import { NestLogger } from './nest-logger';
import { runInRequestContext } from './request-context';

describe(createLogger.name, () => {
  let lines: Record<string, unknown>[];
  let text: string;
  const logger = createLogger(
    { app: 'api', logLevel: 'debug' },
    {
      write: (line: string) => {
        text += line;
        lines.push(JSON.parse(line) as Record<string, unknown>);
      },
    },
  );

  beforeEach(() => {
    lines = [];
    text = '';
  });

  it('writes one JSON object a line with the process and the time', () => {
    logger.info({ incidentId: 7 }, 'opened');
    expect(lines).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), app: 'api', incidentId: 7, msg: 'opened' },
    ]);
  });

  it('replaces secrets, faces and voices wherever they stand', () => {
    logger.info({
      password: 'SECRET',
      body: { password: 'SECRET', login: 'aigerim', csrfToken: 'SECRET' },
      request: { headers: { cookie: 'SECRET', authorization: 'SECRET', 'x-csrf-token': 'SECRET' } },
      response: { headers: { 'set-cookie': ['SECRET'] } },
      frame: { image: 'SECRET', reference: ['SECRET'], quality: { thumbnail: 'SECRET' } },
      packets: ['SECRET'],
      descriptor: ['SECRET'],
    });
    expect(text).not.toContain('SECRET');
    expect(text).toContain('aigerim');
  });

  it('replaces them in lists, in objects with a form of their own, in bindings and within the text', () => {
    class Sealed {
      constructor(private readonly key: string) {}
      toJSON() {
        return { secret: this.key, kept: 'kept' };
      }
    }
    logger.info({ people: [{ token: 'SECRET', login: 'dana' }], sealed: new Sealed('SECRET') });
    logger.child({ cookie: 'SECRET', place: { token: 'SECRET' } }).info('within');
    logger.info('text %j', { password: 'SECRET', seat: { token: 'SECRET', row: 4 } });
    expect(text).not.toContain('SECRET');
    expect(lines).toMatchObject([
      { people: [{ token: '[redacted]', login: 'dana' }], sealed: { kept: 'kept' } },
      { cookie: '[redacted]', place: { token: '[redacted]' } },
      { msg: 'text {"password":"[redacted]","seat":{"token":"[redacted]","row":4}}' },
    ]);
  });

  it('leaves what was given to it as it is', () => {
    const given = { body: { password: 'SECRET', login: 'aigerim' }, at: new Date(0), nothing: null };
    logger.info(given);
    expect(given.body.password).toBe('SECRET');
    expect(lines[0]).toMatchObject({ at: '1970-01-01T00:00:00.000Z', nothing: null });
  });

  it('writes of an error no more than name, message, stack, code and causes', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (login)=(SECRET)',
    });
    const error = new QueryFailedError('INSERT …', ['SECRET'], driverError);
    logger.error({ err: new Error('outer', { cause: error }) }, 'failed');
    expect(text).not.toContain('SECRET');
    expect(lines[0]).toMatchObject({
      err: { message: 'outer', cause: { code: '23505', message: 'duplicate key' } },
    });
  });

  it('puts the id of the request on every line of it', async () => {
    await runInRequestContext({ requestId: 'r-1', userId: 'u-1' }, async () => {
      await Promise.resolve();
      logger.info('inside');
    });
    logger.info('outside');
    expect(lines[0]).toMatchObject({ requestId: 'r-1', userId: 'u-1' });
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  describe(NestLogger.name, () => {
    const sut = new NestLogger(logger);

    it('takes fields, errors and the name of the class', () => {
      sut.error('It failed', new Error('why'), 'ThingService');
      sut.log('Done', { incidentId: 7 }, 'ThingService');
      sut.warn({ incidentId: 8 }, 'ThingService');
      expect(lines).toMatchObject([
        { level: 'error', msg: 'It failed', context: 'ThingService', err: { message: 'why' } },
        { level: 'info', msg: 'Done', incidentId: 7 },
        { level: 'warn', incidentId: 8 },
      ]);
    });

    it("makes Nest's list of modules and routes a matter of debugging", () => {
      sut.log('Mapped {/api/auth/login, POST} route', 'RouterExplorer');
      expect(lines[0]).toMatchObject({ level: 'debug' });
    });
  });
});
