import { type LocalizedText } from '@bakylau/contracts';
import { type RoomUse } from '@bakylau/domain';
import { Sitting } from '@bakylau/persistence';
import { type EntityManager, LessThan, MoreThan } from 'typeorm';

export type ExamRoomUse = RoomUse & { title: LocalizedText };

export function roomUseOf({ id: sittingId, room, opensAt, closesAt }: Sitting): RoomUse {
  return { sittingId, room, span: { startsAt: opensAt, endsAt: closesAt } };
}

/** What is in which room, in whatever exam, between the first beginning and the last end of some sittings. */
export async function roomUsesAround(
  sittings: readonly Sitting[],
  manager: EntityManager,
): Promise<ExamRoomUse[]> {
  if (sittings.length === 0) return [];
  const begins = Math.min(...sittings.map(({ opensAt }) => opensAt.getTime()));
  const ends = Math.max(...sittings.map(({ closesAt }) => closesAt.getTime()));
  const all = await manager.find(Sitting, {
    where: { opensAt: LessThan(new Date(ends)), closesAt: MoreThan(new Date(begins)) },
    relations: { exam: true },
    select: {
      ...{ id: true, room: true, opensAt: true, closesAt: true },
      exam: { id: true, title: true },
    },
    order: { opensAt: 'ASC', id: 'ASC' },
  });
  return all.flatMap((sitting) =>
    sitting.exam ? [{ ...roomUseOf(sitting), title: sitting.exam.title }] : [],
  );
}
