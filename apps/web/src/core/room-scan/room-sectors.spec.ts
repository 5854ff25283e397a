import { coveredSectors, directionsOf } from './room-sectors';

describe(directionsOf.name, () => {
  it('names every direction while nothing was seen, and none when all was', () => {
    expect(directionsOf([{ fromDeg: 0, toDeg: 360 }])).toHaveLength(8);
    expect(directionsOf([])).toEqual([]);
  });

  it('names what lies behind and to the left', () => {
    expect(directionsOf([{ fromDeg: 150, toDeg: 290 }])).toEqual(['back', 'back_left', 'left']);
  });

  it('names the front for a gap over the seam of the circle, and passes over a sliver', () => {
    expect(directionsOf([{ fromDeg: 345, toDeg: 375 }])).toEqual(['front']);
    expect(directionsOf([{ fromDeg: 90, toDeg: 98 }])).toEqual([]);
  });
});

describe(coveredSectors.name, () => {
  it('is what the gaps leave', () => {
    expect(coveredSectors([])).toEqual([{ fromDeg: 0, toDeg: 360 }]);
    expect(coveredSectors([{ fromDeg: 0, toDeg: 360 }])).toEqual([]);
    expect(coveredSectors([{ fromDeg: 340, toDeg: 380 }])).toEqual([{ fromDeg: 20, toDeg: 340 }]);
    expect(
      coveredSectors([
        { fromDeg: 200, toDeg: 250 },
        { fromDeg: 100, toDeg: 120 },
      ]),
    ).toEqual([
      { fromDeg: 0, toDeg: 100 },
      { fromDeg: 120, toDeg: 200 },
      { fromDeg: 250, toDeg: 360 },
    ]);
  });
});
