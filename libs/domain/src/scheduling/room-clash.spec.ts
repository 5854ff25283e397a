import { roomClashes, type RoomUse } from './room-clash';

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const use = (sittingId: string, room: string, from: number, to: number): RoomUse => ({
  ...{ sittingId, room },
  span: { startsAt: at(from), endsAt: at(to) },
});
const OWN = use('own', '301 А', 9, 11);

describe(roomClashes.name, () => {
  it('finds who has the same room at the same time, however it is written', () => {
    const others = [use('a', ' 301  а ', 10, 12), use('b', '301 Б', 9, 11), use('c', '301 А', 8, 10)];
    expect(roomClashes(OWN, [OWN, ...others]).map(({ sittingId }) => sittingId)).toEqual(['a', 'c']);
  });

  it('lets one begin when the other ends', () => {
    expect(roomClashes(OWN, [use('a', '301 А', 11, 12), use('b', '301 А', 7, 9)])).toEqual([]);
  });

  it.each(['Онлайн', 'online 2', 'Қашықтан', 'Дистанционно'])('takes %s for no room', (room) => {
    expect(roomClashes({ ...OWN, room }, [use('a', room, 9, 11)])).toEqual([]);
  });
});
