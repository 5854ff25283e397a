import fc from 'fast-check';
import { movePlaces } from './moved-places';
import { type OpenSitting, placeCandidates, type WaitingCandidate } from './placement';
import { proctorClashes, proctorShortage } from './proctor-cover';
import { isWindow, ownWindow, slotsOf, spanOf, startStateOf } from './sitting-window';
import { isOverlapping } from './time-span';

const MINUTE_MS = 60_000;
const at = (minutes: number) => new Date(Date.UTC(2027, 2, 28) + minutes * MINUTE_MS);
const minute = fc.integer({ min: 0, max: 3000 });
const window = fc
  .tuple(minute, fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 240 }))
  .map(([opens, toLast, toClose]) => ({
    opensAt: at(opens),
    lastStartAt: at(opens + toLast),
    closesAt: at(opens + toLast + toClose),
  }));
const group = fc.constantFrom('A', 'B', 'C');
const sittings = fc
  .array(
    fc.record({
      window,
      capacity: fc.integer({ min: 1, max: 6 }),
      slotMinutes: fc.option(fc.integer({ min: 5, max: 60 })),
      groupNames: fc.uniqueArray(group, { maxLength: 2 }),
    }),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map(({ window: own, ...rest }, i): OpenSitting => ({ id: `s${i}`, ...own, ...rest, taken: [] })),
  );
const span = window.map(spanOf);
const candidates = fc
  .array(
    fc.record({
      groupName: fc.option(group),
      extraMinutes: fc.nat(90),
      busy: fc.array(span, { maxLength: 2 }),
    }),
    {
      maxLength: 25,
    },
  )
  .map((all) => all.map((candidate, i): WaitingCandidate => ({ id: `c${i}`, ...candidate })));

describe('a plan of sittings', () => {
  it('never holds more than its capacity, never gives one time twice, and forgets nobody', () => {
    fc.assert(
      fc.property(sittings, candidates, minute, (rooms, waiting, now) => {
        const { placed, unplaced } = placeCandidates(rooms, waiting, at(now));
        expect(placed.length + unplaced.length).toBe(waiting.length);
        for (const room of rooms) {
          const own = placed.filter(({ sittingId }) => sittingId === room.id);
          expect(own.length).toBeLessThanOrEqual(room.capacity);
          if (room.slotMinutes === null) continue;
          const times = own.map(({ startsAt }) => startsAt?.getTime() ?? NaN);
          expect(new Set(times).size).toBe(times.length);
          const slots = slotsOf(room, room.slotMinutes).map((slot) => slot.getTime());
          expect(times.every((time) => slots.includes(time))).toBe(true);
          expect(times.every((time) => time >= at(now).getTime())).toBe(true);
        }
      }),
    );
  });

  it('never has one person sit twice at a time, nor in a sitting of other groups', () => {
    fc.assert(
      fc.property(sittings, candidates, (rooms, waiting) => {
        for (const { candidateId, sittingId } of placeCandidates(rooms, waiting, at(0)).placed) {
          const room = rooms.find(({ id }) => id === sittingId)!;
          const candidate = waiting.find(({ id }) => id === candidateId)!;
          const lastMs = room.closesAt.getTime() + candidate.extraMinutes * MINUTE_MS;
          const own = { startsAt: room.opensAt, endsAt: new Date(lastMs) };
          expect(candidate.busy.some((elsewhere) => isOverlapping(elsewhere, own))).toBe(false);
          if (room.groupNames.length > 0) expect(room.groupNames).toContain(candidate.groupName);
        }
      }),
    );
  });

  it('leaves nobody out for want of room while there is some, and is the same every time', () => {
    fc.assert(
      fc.property(sittings, candidates, minute, (rooms, waiting, now) => {
        const plan = placeCandidates(rooms, waiting, at(now));
        expect(placeCandidates([...rooms].reverse(), [...waiting].reverse(), at(now))).toEqual(plan);
        for (const { candidateId, reason } of plan.unplaced) {
          const { groupName } = waiting.find(({ id }) => id === candidateId)!;
          const fits = ({ groupNames }: OpenSitting) =>
            groupNames.length === 0 || groupNames.includes(groupName ?? '');
          if (reason === 'no_sitting') expect(rooms.some(fits)).toBe(false);
          if (reason !== 'full') continue;
          for (const room of rooms.filter(fits)) {
            const own = plan.placed.filter(({ sittingId }) => sittingId === room.id).length;
            const ahead = (slot: Date) => slot >= at(now);
            const slots =
              room.slotMinutes === null ? Infinity : slotsOf(room, room.slotMinutes).filter(ahead).length;
            expect(own).toBe(Math.min(room.capacity, slots));
          }
        }
      }),
    );
  });
});

describe(movePlaces.name, () => {
  const slotMinutes = fc.integer({ min: 5, max: 60 });
  const place = (startsAt: Date | null) => ({ startsAt, isBound: false });

  it('keeps everybody where all sit together', () => {
    const before = fc.option(slotMinutes);
    fc.assert(
      fc.property(window, window, before, minute, (own, other, minutes, now) => {
        const places = minutes === null ? [place(null)] : slotsOf(own, minutes).map(place);
        const from = { ...own, slotMinutes: minutes };
        const { kept, returned } = movePlaces(from, { ...other, slotMinutes: null }, places, at(now));
        expect(returned).toEqual([]);
        expect(kept.map(({ startsAt }) => startsAt)).toEqual(places.map(() => null));
      }),
    );
  });

  it('moves own times with the opening, keeps what is a time ahead, and gives back the rest', () => {
    fc.assert(
      fc.property(window, window, slotMinutes, slotMinutes, minute, (own, other, first, then, now) => {
        const places = slotsOf(own, first).map(place);
        const from = { ...own, slotMinutes: first };
        const to = { ...other, slotMinutes: then };
        const { kept, returned } = movePlaces(from, to, places, at(now));
        expect(kept.length + returned.length).toBe(places.length);
        const shiftMs = other.opensAt.getTime() - own.opensAt.getTime();
        const slots = slotsOf(other, then).map((slot) => slot.getTime());
        const movedTo = (startsAt: Date | null) => (startsAt?.getTime() ?? NaN) + shiftMs;
        for (const { place: was, startsAt } of kept) {
          expect(startsAt?.getTime()).toBe(movedTo(was.startsAt));
          expect(slots).toContain(startsAt?.getTime());
        }
        for (const { startsAt } of returned) {
          const isPast = shiftMs !== 0 && movedTo(startsAt) < at(now).getTime();
          expect(isPast || !slots.includes(movedTo(startsAt))).toBe(true);
        }
        const bound = places.map((each) => ({ ...each, isBound: true }));
        expect(movePlaces(from, { ...from, closesAt: to.closesAt }, bound, at(now)).returned).toEqual([]);
      }),
    );
  });
});

describe('a window', () => {
  it('is open from its opening to its last start, both included, and for nobody after', () => {
    fc.assert(
      fc.property(window, minute, (own, now) => {
        expect(isWindow(own)).toBe(true);
        const state = startStateOf(own, at(now));
        expect(state === 'open').toBe(at(now) >= own.opensAt && at(now) <= own.lastStartAt);
        if (at(now) > own.lastStartAt) expect(['too_late', 'closed']).toContain(state);
        if (at(now) >= own.closesAt) expect(state).toBe('closed');
      }),
    );
    const exact = { opensAt: at(0), lastStartAt: at(10), closesAt: at(60) };
    expect(startStateOf(exact, new Date(at(10).getTime() + 1))).toBe('too_late');
  });

  it('has own times that follow each other and end in it, whatever a zone does to its clocks', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: 5, max: 60 }), (own, slotMinutes) => {
        const slots = slotsOf(own, slotMinutes);
        slots.forEach((slot, i) => {
          expect(slot.getTime() - own.opensAt.getTime()).toBe(i * slotMinutes * MINUTE_MS);
          expect(slot.getTime() + slotMinutes * MINUTE_MS).toBeLessThanOrEqual(own.closesAt.getTime());
          expect(slot <= own.lastStartAt).toBe(true);
          const entered = ownWindow(own, slot);
          expect(entered.opensAt >= own.opensAt && entered.opensAt <= slot).toBe(true);
        });
      }),
    );
  });
});

describe('proctors', () => {
  it('are enough exactly when nobody watches more than agreed', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(20), fc.integer({ min: 1, max: 30 }), (people, proctors, each) => {
        const short = proctorShortage(people, proctors, each);
        expect((proctors + short) * each).toBeGreaterThanOrEqual(people);
        if (short > 0) expect((proctors + short - 1) * each).toBeLessThan(people);
      }),
    );
  });

  it('clash exactly in pairs of sittings that share an instant', () => {
    const duty = fc.record({
      proctorId: fc.constantFrom('p', 'q'),
      sittingId: fc.constantFrom('1', '2', '3'),
      span,
    });
    const duties = fc.uniqueArray(duty, {
      maxLength: 6,
      selector: ({ proctorId, sittingId }) => proctorId + sittingId,
    });
    fc.assert(
      fc.property(duties, (all) => {
        const clashes = proctorClashes(all);
        const pairs = all.flatMap((a) =>
          all.filter((b) => a !== b && a.proctorId === b.proctorId && isOverlapping(a.span, b.span)),
        );
        expect(clashes).toHaveLength(pairs.length);
        for (const { proctorId, sittingId, otherSittingId } of clashes)
          expect(clashes).toContainEqual({ proctorId, sittingId: otherSittingId, otherSittingId: sittingId });
      }),
    );
  });
});
