import { checkReadiness } from './check-readiness';

describe(checkReadiness.name, () => {
  it('is ready when every part is', async () => {
    const parts = { database: () => Promise.resolve(1), store: () => Promise.resolve() };
    expect(await checkReadiness(parts)).toEqual({
      ready: true,
      parts: { database: { ready: true }, store: { ready: true } },
    });
  });

  it('names the part that fails or takes too long, and keeps the reason to itself', async () => {
    const failures: string[] = [];
    const readiness = await checkReadiness(
      {
        database: () => Promise.reject(new Error('password authentication failed for user bakylau')),
        store: () => new Promise(() => undefined),
        thrower: () => {
          throw new Error('at once');
        },
        gateway: () => Promise.resolve(),
      },
      { timeoutMs: 50, onFailure: (part, error) => failures.push(`${part}: ${String(error)}`) },
    );
    expect(readiness.ready).toBe(false);
    expect(Object.entries(readiness.parts).filter(([, { ready }]) => !ready)).toHaveLength(3);
    expect(JSON.stringify(readiness)).not.toContain('password');
    expect(failures.join()).toContain('No answer within 50 ms');
  });
});
