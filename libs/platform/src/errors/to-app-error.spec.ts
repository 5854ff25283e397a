import { IllegalTransition } from '@bakylau/domain';
import { ObjectNotFoundError, ObjectStoreFullError, ObjectStoreUnavailableError } from '@bakylau/storage';
import { ERROR_CODES } from '@bakylau/contracts';
import { BadRequestException, ForbiddenException, NotFoundException } from '@nestjs/common';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { AppError } from './app-error';
import { toAppError } from './to-app-error';

const queryFailed = (code: string): Error =>
  new QueryFailedError('INSERT …', ['a secret'], Object.assign(new Error('duplicate key'), { code }));
const withFields = (fields: object): Error => Object.assign(new Error('x'), fields);

describe(toAppError.name, () => {
  it.each([
    [new AppError('time_is_up'), 'time_is_up'],
    [new IllegalTransition('session', 'waiting', 'decide'), 'illegal_transition'],
    [new EntityNotFoundError('User', {}), 'not_found'],
    [new ObjectNotFoundError('a/b'), 'not_found'],
    [new ObjectStoreUnavailableError('store', new Error('away')), 'storage_unavailable'],
    [new ObjectStoreFullError('a/b', new Error('full')), 'storage_unavailable'],
    [queryFailed('23505'), 'conflict'],
    [queryFailed('23514'), 'internal'],
    [queryFailed('57P01'), 'not_ready'],
    [withFields({ code: 'ECONNREFUSED' }), 'not_ready'],
    [new Error('Connection terminated unexpectedly'), 'not_ready'],
    [withFields({ type: 'entity.too.large', status: 413 }), 'payload_too_large'],
    [withFields({ type: 'entity.parse.failed', status: 400 }), 'bad_request'],
    [withFields({ type: 'encoding.unsupported', status: 415 }), 'bad_request'],
    [withFields({ status: 503 }), 'not_ready'],
    [withFields({ status: 502 }), 'internal'],
    [new NotFoundException(), 'not_found'],
    [new ForbiddenException(), 'forbidden'],
    [new BadRequestException(), 'bad_request'],
    [new TypeError('undefined is not a function'), 'internal'],
    ['a thrown text', 'internal'],
    [null, 'internal'],
    [undefined, 'internal'],
  ])('%s', (error, code) => {
    const appError = toAppError(error);
    expect(appError.code).toBe(code);
    expect(ERROR_CODES).toContain(appError.code);
    const body = JSON.stringify(appError.toBody('request-1'));
    expect(body).not.toMatch(/stack|INSERT|a secret|undefined is not/);
  });

  it('names the fields of a schema that did not match, twenty at most', () => {
    const schema = z.array(z.object({ mark: z.number() }));
    const { error } = schema.safeParse(Array.from({ length: 50 }, () => ({ mark: 'five' })));
    const appError = toAppError(error);
    expect(appError.code).toBe('validation_failed');
    expect(appError.details).toHaveLength(20);
    expect(appError.details?.[3]?.path).toBe('3.mark');
    expect(JSON.stringify(appError.details)).not.toContain('five');
  });

  it('keeps the cause for the log', () => {
    const cause = new TypeError('deep inside');
    expect(toAppError(cause).cause).toBe(cause);
  });
});
