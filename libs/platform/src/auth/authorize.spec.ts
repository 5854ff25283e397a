import { type Role } from '@bakylau/contracts';
import { AppError } from '../errors/app-error';
import { authorize } from './authorize';
import { type Principal } from './principal';

const principal = (...roles: Role[]): Principal => ({
  userId: '01930000-0000-7000-8000-000000000001',
  login: 'someone',
  displayName: 'Someone',
  roles,
  locale: 'kk',
  sessionId: 'f'.repeat(64),
  csrfToken: 'token',
});

describe(authorize.name, () => {
  it('lets a role with the permission pass', () => {
    expect(() => authorize(principal('candidate', 'proctor'), 'session:decide')).not.toThrow();
  });

  it.each([[[]], [['candidate']], [['examiner', 'registrar']]] as Role[][][])('refuses %s', (roles) => {
    expect(() => authorize(principal(...roles), 'session:decide')).toThrow(new AppError('forbidden'));
  });
});
