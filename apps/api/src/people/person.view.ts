import { type Person } from '@bakylau/contracts';
import { type User } from '@bakylau/persistence';

export function personView(
  user: User,
  { hasEnrolledPhoto, hasIin }: Pick<Person, 'hasEnrolledPhoto' | 'hasIin'>,
): Person {
  const { id, login, displayName, studentNumber, groupName, roles, locale, active, createdAt } = user;
  return {
    id,
    login,
    displayName,
    studentNumber,
    groupName,
    hasIin,
    roles,
    locale,
    active,
    hasEnrolledPhoto,
    createdAt: createdAt.toISOString(),
  };
}
