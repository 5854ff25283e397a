import { AnswerFileRecord, ENTITIES, findPersonalData } from '@bakylau/persistence';

/** Columns that name or show a person wherever they stand. */
const TELLING =
  /^(user_?id|login|display_?name|student_?number|descriptor|photo_?key|.*_by|.*By|observations|card)$/;

describe('every entity says which personal data it holds and when that is erased', () => {
  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))('%s', (_, entity) => {
    const statement = findPersonalData(entity);
    expect(statement).not.toBeNull();
    expect(statement?.erased.length).toBeGreaterThan(10);
    if (statement?.category === 'none') expect(statement.holds).toBe('');
    else expect(statement?.holds.length).toBeGreaterThan(10);
  });

  it('and the claim of holding none is true by the names of its columns', async () => {
    const { getMetadataArgsStorage } = await import('typeorm');
    const none = ENTITIES.filter((entity) => findPersonalData(entity)?.category === 'none');
    const columns = getMetadataArgsStorage().columns.filter(({ target }) => none.includes(target as never));
    expect(columns.map(({ propertyName }) => propertyName).filter((name) => TELLING.test(name))).toEqual([]);
  });

  it('and tables with descriptors, pictures or their keys are biometric or recording', async () => {
    const { getMetadataArgsStorage } = await import('typeorm');
    const withFaces = getMetadataArgsStorage().columns.filter(({ propertyName }) =>
      /^(descriptor|photoKey|evidenceKey|objectKey|observations)$/.test(propertyName),
    );
    expect(withFaces.length).toBeGreaterThanOrEqual(5);
    for (const { target } of withFaces) {
      // What somebody handed in is their work and is kept with the result, not for the short life of pictures.
      const wanted = target === AnswerFileRecord ? ['personal'] : ['biometric', 'recording'];
      expect(wanted).toContain(findPersonalData(target as object)?.category);
    }
  });
});
