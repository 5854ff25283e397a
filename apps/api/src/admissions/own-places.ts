import { ownWindow, type SittingWindow } from '@bakylau/domain';
import { Sitting, SittingPlace } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

/** A place of one candidate in a sitting. */
export interface OwnPlace extends SittingWindow {
  examId: string;
  userId: string;
  sittingId: string;
  room: string;
  startsAt: Date | null;
  /** Of the sitting, not shortened to the own time. */
  sittingOpensAt: Date;
}

/** The sittings of one exam as one candidate has to do with them. */
export interface ExamPlaces {
  /** Whether the exam has any: then nobody begins without a place. */
  hasSittings: boolean;
  own: readonly OwnPlace[];
}

/** By exam id. @param userId null for everybody */
export async function readPlaces(
  examIds: readonly string[],
  userId: string | null,
  manager: EntityManager,
): Promise<Map<string, ExamPlaces>> {
  const sittings = await manager.findBy(Sitting, { examId: In([...examIds]) });
  const where = { sittingId: In(sittings.map(({ id }) => id)), ...(userId === null ? {} : { userId }) };
  const places = sittings.length === 0 ? [] : await manager.findBy(SittingPlace, where);
  const sittingOf = new Map(sittings.map((sitting) => [sitting.id, sitting]));
  const own = places.flatMap((place) => {
    const sitting = sittingOf.get(place.sittingId);
    return sitting ? [placeOf(place, sitting)] : [];
  });
  return new Map(
    examIds.map((examId) => [
      examId,
      {
        hasSittings: sittings.some((sitting) => sitting.examId === examId),
        own: own.filter((place) => place.examId === examId),
      },
    ]),
  );
}

/** The place that counts now: the next one that is not over, else the last one. */
export function currentPlace(own: readonly OwnPlace[], now: Date): OwnPlace | null {
  const byTime = [...own].sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
  return byTime.find(({ closesAt }) => closesAt > now) ?? byTime.at(-1) ?? null;
}

function placeOf({ examId, userId, sittingId, startsAt }: SittingPlace, sitting: Sitting): OwnPlace {
  const { room, opensAt: sittingOpensAt } = sitting;
  const { opensAt, lastStartAt, closesAt } = ownWindow(sitting, startsAt);
  return { examId, userId, sittingId, room, startsAt, opensAt, lastStartAt, closesAt, sittingOpensAt };
}
