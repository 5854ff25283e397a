import type { ExamSittings, Sitting } from '@bakylau/contracts';
import { draftOf, firstTimesOf, sittingOf } from './sitting-draft';

const exam: ExamSittings = {
  examId: '0193a1f0-0000-7000-8000-000000000001',
  title: { kk: 'Емтихан', ru: 'Экзамен', en: 'Exam' },
  format: 'test',
  opensAt: '2027-03-28T04:00:30.000Z',
  closesAt: '2027-03-28T09:00:45.000Z',
  durationMinutes: 60,
  sittings: [],
  waiting: [],
  choices: { groups: [], proctors: [] },
};
const sitting: Sitting = {
  ...{
    id: exam.examId,
    room: '101',
    capacity: 5,
    slotMinutes: null,
    candidatesPerProctor: 5,
    groupNames: [],
  },
  opensAt: '2027-03-28T05:00:12.345Z',
  lastStartAt: '2027-03-28T05:30:12.345Z',
  closesAt: '2027-03-28T06:30:12.345Z',
  ...{ places: [], proctors: [], warnings: [] },
};

describe(sittingOf.name, () => {
  it('sends the seconds of a time that was left alone, and the minute of one that was changed', () => {
    const draft = { ...draftOf(exam, sitting), room: '102', closesAt: draftOf(exam, null).opensAt };
    const sent = sittingOf(draft, firstTimesOf(exam, sitting));
    const { opensAt, lastStartAt } = sitting;
    expect(sent).toMatchObject({ room: '102', opensAt, lastStartAt, closesAt: '2027-03-28T04:00:00.000Z' });
  });

  it('begins a new sitting no earlier than an exam that opens in the middle of a minute', () => {
    const sent = sittingOf(draftOf(exam, null), firstTimesOf(exam, null));
    expect(sent).toMatchObject({ opensAt: exam.opensAt, closesAt: '2027-03-28T05:30:30.000Z' });
  });
});
