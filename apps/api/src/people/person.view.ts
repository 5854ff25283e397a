import { type Person } from '@bakylau/contracts';
import { type User } from '@bakylau/persistence';

export function personView(user: User, hasEnrolledPhoto: boolean): Person {
  const { id, login, displayName, studentNumber, roles, locale, active, createdAt } = user;
  return {
    id,
    login,
    displayName,
    studentNumber,
    roles,
    locale,
    active,
    hasEnrolledPhoto,
    createdAt: createdAt.toISOString(),
  };
}
