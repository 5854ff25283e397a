/** How sensitive the data of a table is; `biometric` and `recording` rows have their own short life. */
export type PersonalDataCategory = 'none' | 'personal' | 'biometric' | 'recording';

export interface PersonalDataStatement {
  category: PersonalDataCategory;
  /** What of a person the table holds, in words; empty for category `none`. */
  holds: string;
  /** When or with what the rows go; for category `none` too, so that nothing is kept by accident. */
  erased: string;
}

const statements = new WeakMap<object, PersonalDataStatement>();

/** Every entity carries one; a test refuses an entity that does not. */
export function PersonalData(statement: PersonalDataStatement): ClassDecorator {
  return (target) => {
    statements.set(target, statement);
  };
}

/** What an entity class declared, or null when it declared nothing. */
export function findPersonalData(entity: object): PersonalDataStatement | null {
  return statements.get(entity) ?? null;
}
