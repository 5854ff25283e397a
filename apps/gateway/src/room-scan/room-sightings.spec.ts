import { type FrameObservation } from '@bakylau/contracts';
import { RoomSightings } from './room-sightings';

type Seen = Parameters<RoomSightings['add']>[2];
const boxAt = (centre: number) => ({ x: centre - 20, y: 40, width: 40, height: 80 });
const seen = (people: number[], screens: number[] = [], faces: number[] = []): Seen => ({
  faces: faces.map((x) => ({ box: boxAt(x) })) as FrameObservation['faces'],
  persons: people.map((x) => ({ box: boxAt(x), score: 0.7 })),
  objects: screens.map((x) => ({ kind: 'screen', box: boxAt(x), score: 0.7 })),
  quality: { width: 320, height: 240 } as FrameObservation['quality'],
});

describe(RoomSightings.name, () => {
  it('says nothing when nobody looked, and none when nothing was there', () => {
    const sut = new RoomSightings();
    expect(sut.counts).toEqual({ persons: null, screens: null });
    sut.add(0, 60, seen([]));
    expect(sut.counts).toEqual({ persons: 0, screens: 0 });
  });

  it('counts a person who crosses the picture while the camera turns once', () => {
    const sut = new RoomSightings();
    // In front at 90 degrees: on the right at first, in the middle, on the left at last.
    sut.add(70, 60, seen([261]));
    sut.add(90, 60, seen([160]));
    sut.add(110, 60, seen([59]));
    expect(sut.counts.persons).toBe(1);
  });

  it('takes a face and its body for one person, and two people side by side for two', () => {
    const sut = new RoomSightings();
    for (let look = 0; look < 2; look += 1) sut.add(0, 60, seen([80, 240], [], [82, 238]));
    expect(sut.counts.persons).toBe(2);
  });

  it('knows a screen again when the circle closes', () => {
    const sut = new RoomSightings();
    sut.add(2, 60, seen([], [160]));
    sut.add(358, 60, seen([], [160]));
    sut.add(180, 60, seen([], [160]));
    sut.add(184, 60, seen([], [160]));
    expect(sut.counts.screens).toBe(2);
  });

  it('passes over what was seen once only', () => {
    const sut = new RoomSightings();
    sut.add(0, 60, seen([160]));
    sut.add(90, 60, seen([]));
    expect(sut.counts.persons).toBe(0);
  });
});
