import { DEFAULT_ORAL_POLICY, type MarkingPolicy } from '@bakylau/contracts';
import { commissionLack, examGaps, type ExamStanding } from './exam-gaps';

const NOW = new Date('2026-12-01T06:00:00Z');
const COMPLETE: ExamStanding = {
  format: 'test',
  closesAt: new Date('2026-12-01T08:00:00Z'),
  oralPolicy: null,
  markingPolicy: null,
  itemCount: 10,
  candidates: 2,
  examiners: 1,
  proctors: 1,
};
const gapsOf = (changed: Partial<ExamStanding>) => examGaps({ ...COMPLETE, ...changed }, NOW);

describe(examGaps.name, () => {
  it('finds none in an exam that has questions, people and time', () => {
    expect(gapsOf({})).toEqual([]);
  });

  it('names everything that an empty draft lacks', () => {
    const empty = { itemCount: 0, candidates: 0, examiners: 0, proctors: 0, closesAt: NOW };
    expect(gapsOf(empty)).toEqual(['items', 'candidates', 'examiners', 'proctors', 'window_past']);
  });

  it('asks for as many examiners as the panel of an oral exam has at least', () => {
    const oralPolicy = { ...DEFAULT_ORAL_POLICY, examinersAtLeast: 2, examinersAtMost: 3 };
    expect(gapsOf({ format: 'oral', oralPolicy })).toEqual(['panel']);
    expect(gapsOf({ format: 'oral', oralPolicy, examiners: 2 })).toEqual([]);
  });

  it('asks for as many examiners as mark a work, where people mark', () => {
    const markingPolicy = { markers: 2, tieBreakOver: 10, resolution: 'third' } as const;
    expect(gapsOf({ format: 'written', markingPolicy })).toEqual(['markers']);
    expect(gapsOf({ format: 'case', markingPolicy, examiners: 3 })).toEqual([]);
    expect(gapsOf({ format: 'test', markingPolicy })).toEqual([]);
  });

  it('asks for a third examiner where two who differ call for one', () => {
    const gaps = (changed: Partial<MarkingPolicy>) =>
      gapsOf({
        ...{ format: 'written', examiners: 2 },
        markingPolicy: { markers: 2, tieBreakOver: 10, resolution: 'third', ...changed },
      });
    expect(gaps({})).toEqual(['third_marker']);
    expect(gaps({ resolution: 'closest_two' })).toEqual(['third_marker']);
    expect(gaps({ resolution: 'mean' })).toEqual([]);
    expect(gaps({ tieBreakOver: 100 })).toEqual([]);
    expect(gaps({ markers: 1 })).toEqual([]);
  });
});

describe(commissionLack.name, () => {
  const lackOf = (changed: Partial<ExamStanding>, size: number) =>
    commissionLack({ ...COMPLETE, ...changed }, size);

  it('leaves out who confirms the result of a test', () => {
    expect(lackOf({}, 1)).toBe(1);
    expect(lackOf({ examiners: 2 }, 1)).toBe(0);
    expect(lackOf({ examiners: 2 }, 3)).toBe(2);
    expect(lackOf({ examiners: 0 }, 1)).toBe(2);
  });

  it('leaves out who marks a work, also the third whom a difference calls for', () => {
    const markingPolicy = { markers: 2, tieBreakOver: 10, resolution: 'mean' } as const;
    const written = { format: 'written', markingPolicy, examiners: 4 } as const;
    expect(lackOf(written, 2)).toBe(0);
    expect(lackOf({ ...written, markingPolicy: { ...markingPolicy, resolution: 'third' } }, 2)).toBe(1);
    expect(lackOf({ ...written, format: 'case' }, 3)).toBe(1);
    expect(lackOf({ ...written, format: 'test' }, 3)).toBe(0);
  });

  it('leaves out the panel of an oral exam', () => {
    const oralPolicy = { ...DEFAULT_ORAL_POLICY, examinersAtLeast: 2, examinersAtMost: 3 };
    expect(lackOf({ format: 'oral', oralPolicy, examiners: 3 }, 2)).toBe(1);
    expect(lackOf({ format: 'oral', oralPolicy, examiners: 4 }, 2)).toBe(0);
  });
});
