import { hasPermission, type Permission } from '@bakylau/contracts';
import { AppError } from '../errors/app-error';
import { type Principal } from './principal';

/**
 * First line of every service method: whether one of the caller's roles carries the permission. Which rows the caller may
 * touch is the method's next question, and an answer of "not yours" looks like "not there" (`not_found`).
 * @throws AppError forbidden
 */
export function authorize(principal: Principal, permission: Permission): void {
  if (!hasPermission(principal.roles, permission)) throw new AppError('forbidden');
}
