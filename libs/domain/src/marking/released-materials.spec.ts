import fc from 'fast-check';
import { releasedMaterials } from './released-materials';

const START = new Date('2026-11-26T06:00:00Z');
const material = (position: number, afterMinutes: number) => ({ position, afterMinutes });
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

describe(releasedMaterials.name, () => {
  it('gives out what is due, to the millisecond, and names the next moment', () => {
    const all = [material(2, 5), material(1, 0), material(3, 15)];
    const justBefore = new Date(after(5).getTime() - 1);
    expect(releasedMaterials(all, START, justBefore, [])).toMatchObject({ toCome: 2, nextAt: after(5) });
    const { released, toCome, nextAt } = releasedMaterials(all, START, after(5), []);
    expect(released.map(({ material: { position } }) => position)).toEqual([1, 2]);
    expect([toCome, nextAt]).toEqual([1, after(15)]);
    expect(releasedMaterials(all, START, after(15), [])).toMatchObject({ toCome: 0, nextAt: null });
  });

  it('waits as long as the clock was stopped, and for as long as it is', () => {
    const all = [material(1, 0), material(2, 5), material(3, 15)];
    const pauses = [{ pausedAt: after(3), endedAt: after(13) }];
    expect(releasedMaterials(all, START, after(14), pauses)).toMatchObject({ toCome: 2, nextAt: after(15) });
    const { released } = releasedMaterials(all, START, after(25), pauses);
    expect(released.map(({ releasedAt }) => releasedAt)).toEqual([START, after(15), after(25)]);
    const lasting = [...pauses, { pausedAt: after(20), endedAt: null }];
    expect(releasedMaterials(all, START, after(200), lasting)).toMatchObject({ toCome: 1, nextAt: null });
  });

  it('never takes back what is out', () => {
    const minutes = fc.nat({ max: 300 });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 8 }), minutes, minutes, (times, a, b) => {
        const all = times.map((time, i) => material(i + 1, time));
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((at) =>
          releasedMaterials(all, START, after(at), []).released.map(({ material: { position } }) => position),
        );
        expect(late).toEqual(expect.arrayContaining(early ?? []));
      }),
    );
  });

  it('takes nothing back when a pause begins, and gives out nothing while it lasts', () => {
    const minutes = fc.nat({ max: 300 });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 8 }), minutes, minutes, (times, from, later) => {
        const all = times.map((time, i) => material(i + 1, time));
        const out = (at: number, pauses: { pausedAt: Date; endedAt: null }[]) =>
          releasedMaterials(all, START, after(at), pauses).released;
        expect(out(from + later, [{ pausedAt: after(from), endedAt: null }])).toEqual(out(from, []));
      }),
    );
  });
});
