import { type CameraPose, PaintedRoom } from './painted-room.factory';
import { RoomScan } from './room-scan';
import { type RoomScanResult } from './room-scan.state';

interface Turn {
  framesPerSecond?: number;
  seconds?: number;
  /** Direction at a moment between 0 and 1 of the turn, degrees. */
  yawAt: (moment: number) => number;
  fieldOfViewDeg?: number;
  light?: number;
  noise?: number;
  /** Between these two moments there is no light. */
  darkFrom?: number;
  darkTo?: number;
  /** How the camera is held; 90 is on its side. */
  rollDeg?: number;
  width?: number;
  height?: number;
  seed?: number;
}

/** Hands: slow sway of a few degrees besides the turn itself. */
const handHeld = (yawDeg: number, second: number, fieldOfViewDeg: number): CameraPose => ({
  yawDeg: 137 + yawDeg,
  pitchDeg: -5 + 3 * Math.sin(second * 1.3),
  rollDeg: 1.5 * Math.sin(second * 0.9),
  fieldOfViewDeg,
});

function scan(turn: Turn): RoomScanResult {
  const { framesPerSecond = 4.5, seconds = 22, fieldOfViewDeg = 65, light, noise, width, height } = turn;
  const room = new PaintedRoom(turn.seed ?? 1);
  const sut = new RoomScan();
  const frames = Math.round(framesPerSecond * seconds);
  for (let index = 0; index < frames; index++) {
    const second = index / framesPerSecond;
    const moment = index / (frames - 1);
    const pose = handHeld(turn.yawAt(moment), second, fieldOfViewDeg);
    pose.rollDeg! += turn.rollDeg ?? 0;
    const isDark = moment > (turn.darkFrom ?? 1) && moment < (turn.darkTo ?? 1);
    sut.push({
      atMs: second * 1000,
      ...room.photograph(pose, { light: isDark ? 0 : light, noise, width, height }),
    });
  }
  return sut.finish();
}

describe(RoomScan.name, () => {
  it.each([
    ['to the right', { yawAt: (moment: number) => 366 * moment }, 'clockwise', 65],
    ['to the left', { yawAt: (moment: number) => -366 * moment }, 'counterclockwise', 65],
    [
      'with a narrow camera',
      { yawAt: (moment: number) => 366 * moment, fieldOfViewDeg: 54 },
      'clockwise',
      54,
    ],
    [
      'with a wide camera',
      { yawAt: (moment: number) => -366 * moment, fieldOfViewDeg: 78 },
      'counterclockwise',
      78,
    ],
    [
      'with a phone held upright',
      { yawAt: (moment: number) => 366 * moment, fieldOfViewDeg: 50, width: 120, height: 160 },
      'clockwise',
      50,
    ],
    ['slowly', { yawAt: (moment: number) => 366 * moment, seconds: 60 }, 'clockwise', 65],
    [
      'with a rest',
      {
        yawAt: (moment: number) =>
          366 * Math.min(1, Math.max(moment * 1.4 - 0.4, Math.min(moment, 0.3) * 1.2)),
      },
      'clockwise',
      65,
    ],
  ] as const)(
    'accepts a full turn %s and measures the field of view',
    (_how, turn, direction, fieldOfViewDeg) => {
      const result = scan(turn);
      expect(result).toMatchObject({
        complete: true,
        reasons: [],
        closed: true,
        direction,
        coveredDegrees: 360,
      });
      expect(result.missingSectors).toEqual([]);
      expect(result.turnedDegrees).toBeGreaterThan(356);
      expect(result.turnedDegrees).toBeLessThan(376);
      expect(Math.abs(result.fieldOfViewDeg - fieldOfViewDeg)).toBeLessThan(3);
    },
  );

  it.each([
    ['a camera that stands still', { yawAt: () => 0 }, 'still_camera', 65],
    [
      'to and fro',
      { yawAt: (moment: number) => 45 - 45 * Math.cos(moment * 4 * Math.PI) },
      'back_and_forth',
      155,
    ],
    ['a stop half-way', { yawAt: (moment: number) => 150 * Math.min(1, moment * 1.6) }, 'stopped_early', 215],
    ['a stop after most of it', { yawAt: (moment: number) => -250 * moment }, 'stopped_early', 315],
    ['a turn too fast', { yawAt: (moment: number) => 366 * moment, seconds: 5 }, 'too_fast', 360],
  ] as const)('refuses %s', (_what, turn, reason, coveredDeg) => {
    const result = scan(turn);
    expect(result.complete).toBe(false);
    expect(result.reasons[0]).toBe(reason);
    expect(Math.abs(result.coveredDegrees - coveredDeg)).toBeLessThan(20);
    expect(result.missingSectors).not.toEqual([]);
  });

  it('refuses a dark room and says nothing about the way', () => {
    const result = scan({ yawAt: (moment) => 366 * moment, light: 0.08 });
    expect(result).toMatchObject({
      complete: false,
      reasons: ['too_dark'],
      coveredDegrees: 0,
      headingDeg: null,
    });
  });

  it.each([
    ['a third of it', 0.32, 0.6],
    ['a few seconds late in it', 0.65, 0.8],
  ])(
    'names the dark, and nothing else, after a whole turn that was dark for %s',
    (_what, darkFrom, darkTo) => {
      const { complete, reasons } = scan({ yawAt: (moment) => 366 * moment, darkFrom, darkTo });
      expect({ complete, reasons }).toEqual({ complete: false, reasons: ['too_dark'] });
    },
  );

  it.each([
    ['to the right', 1, 65],
    ['to the left', -1, 65],
    ['with a narrow camera', 1, 50],
  ])(
    'joins what came after the dark to the beginning when that comes into view again, %s',
    (_how, sign, fieldOfViewDeg) => {
      const turn = { yawAt: (moment: number) => sign * 366 * moment, fieldOfViewDeg };
      const [before, whole] = [
        scan({ ...turn, yawAt: (moment) => sign * Math.min(366 * moment, 366 * 0.3) }),
        scan({ ...turn, darkFrom: 0.3, darkTo: 0.55 }),
      ];
      // Lit were 110 degrees before the dark and 165 after it.
      expect(whole.coveredDegrees).toBeGreaterThan(before.coveredDegrees + 90);
      expect(whole.coveredDegrees).toBeLessThan(355);
      expect(whole).toMatchObject({ complete: false, reasons: ['too_dark'], closed: false });
      expect(whole.direction).toBe(sign > 0 ? 'clockwise' : 'counterclockwise');
      const middle = (sign * 366 * (0.3 + 0.55)) / 2;
      const isUnseen = whole.missingRanges.some(({ fromDeg, toDeg }) =>
        [-360, 0, 360, 720].some((round) => middle + round > fromDeg && middle + round < toDeg),
      );
      expect(isUnseen).toBe(true);
      // Pictures of the other side of the dark are in the panorama, where they belong.
      const behind = whole.views.filter(({ headingDeg }) => sign * headingDeg < -60);
      expect(behind.length).toBeGreaterThan(5);
      for (const { atMs, headingDeg } of behind)
        expect(Math.abs(headingDeg - sign * ((366 * atMs) / 21_800 - 360))).toBeLessThan(20);
    },
  );

  it('counts nothing that came after the dark until a known place shows where it was', () => {
    const room = new PaintedRoom(1);
    const sut = new RoomScan();
    let joinedAt: number | null = null;
    let before = 0;
    for (let yaw = 0; yaw <= 366; yaw += 4) {
      const isDark = yaw > 110 && yaw < 200;
      const state = sut.push({
        atMs: yaw * 60,
        ...room.photograph(handHeld(yaw, yaw * 0.06, 65), { light: isDark ? 0 : 1 }),
      });
      if (yaw <= 110) before = state.coveredDegrees;
      else if (joinedAt === null && state.coveredDegrees > before + 5) joinedAt = yaw;
      expect(state.complete).toBe(false);
      if (yaw > 110 && joinedAt === null) expect(sut.headingAt(220 * 60)).toBeNull();
    }
    // The beginning shows up from about 300 on.
    expect(joinedAt).toBeGreaterThan(295);
    expect(Math.abs(sut.headingAt(240 * 60)! + 120)).toBeLessThan(15);
  });

  it('joins nothing when the room after the dark is another one', () => {
    const [room, other] = [new PaintedRoom(1), new PaintedRoom(9)];
    const sut = new RoomScan();
    for (let yaw = 0; yaw <= 366; yaw += 4) {
      const isDark = yaw > 110 && yaw < 200;
      const shown = yaw < 200 ? room : other;
      sut.push({
        atMs: yaw * 60,
        ...shown.photograph(handHeld(yaw, yaw * 0.06, 65), { light: isDark ? 0 : 1 }),
      });
    }
    expect(sut.state).toMatchObject({ complete: false, closed: false });
    expect(sut.state.coveredDegrees).toBeLessThan(200);
    expect(sut.headingAt(240 * 60)).toBeNull();
  });

  it('counts a turn that was dark for a while and went on until all was seen', () => {
    const { complete, missingRanges } = scan({
      yawAt: (moment) => 640 * moment,
      seconds: 40,
      darkFrom: 0.2,
      darkTo: 0.33,
    });
    expect({ complete, missingRanges }).toEqual({ complete: true, missingRanges: [] });
  });

  it('names the want of light where noise hides the place, not a speed that was calm', () => {
    const { complete, reasons } = scan({ yawAt: (moment) => 366 * moment, light: 0.27, noise: 60 });
    expect({ complete, reasons }).toEqual({ complete: false, reasons: ['too_dark'] });
  });

  it('tells a camera that was turned on its side from one that stood still', () => {
    const { complete, reasons } = scan({
      yawAt: (moment) => 366 * moment,
      rollDeg: 90,
      width: 120,
      height: 160,
    });
    expect({ complete, reasons }).toEqual({ complete: false, reasons: ['turned_on_side'] });
  });

  it('names what a half turn to the right left out', () => {
    const { missingSectors, missingRanges } = scan({ yawAt: (moment) => 140 * moment });
    expect(missingSectors).toEqual(['back', 'back_left', 'left', 'front_left']);
    expect(missingRanges).toHaveLength(1);
    // Seen up to 172; nobody has measured the camera yet, so the last of it does not count.
    expect(missingRanges[0]!.fromDeg).toBeGreaterThan(145);
    expect(missingRanges[0]!.fromDeg).toBeLessThan(172);
    expect(Math.abs(missingRanges[0]!.toDeg - 327)).toBeLessThan(8);
  });

  it.each([
    ['a camera of 65 degrees', 65],
    ['a narrow camera, whose view is taken for wider', 45],
  ])(
    'counts a turn exactly when it names nothing as missing, and none that showed less, with %s',
    (_what, fieldOfViewDeg) => {
      const room = new PaintedRoom(2);
      const sut = new RoomScan();
      for (let yaw = 0; yaw <= 366; yaw += 4) {
        const { complete, missingRanges, missingSectors, clearDegrees } = sut.push({
          atMs: yaw * 60,
          ...room.photograph(handHeld(yaw, yaw * 0.06, fieldOfViewDeg)),
        });
        expect([missingRanges.length === 0, missingSectors.length === 0]).toEqual([complete, complete]);
        if (yaw >= 170) expect(clearDegrees).toBeLessThanOrEqual(Math.min(360, yaw + fieldOfViewDeg + 5));
        if (complete) expect(yaw + fieldOfViewDeg).toBeGreaterThan(350);
        if (yaw > 356) expect(complete).toBe(true);
      }
    },
  );

  it('counts no turn of a camera that zooms so far that its view cannot be told before all of the room was seen', () => {
    const room = new PaintedRoom(2);
    const sut = new RoomScan();
    for (let yaw = 0; yaw <= 270; yaw += 3) {
      const { complete } = sut.push({
        atMs: yaw * 80,
        ...room.photograph(handHeld(yaw, yaw * 0.08, 33)),
      });
      if (complete) expect(yaw + 33).toBeGreaterThan(340);
    }
  });

  it('counts a turn that went all the way, also when its beginning is not recognised', () => {
    const [room, changed] = [new PaintedRoom(1), new PaintedRoom(9)];
    const sut = new RoomScan();
    for (let yaw = 0; yaw <= 366; yaw += 4) {
      const pose = handHeld(yaw, yaw * 0.06, 65);
      const { width, height, luma } = room.photograph(pose);
      const other = changed.photograph(pose).luma;
      // Half of what was in the first picture looks different when it comes into view again.
      const seam = Math.ceil(
        80 + (80 / Math.tan((32.5 * Math.PI) / 180)) * Math.tan(((330 - yaw) * Math.PI) / 180),
      );
      if (yaw > 250) for (let at = 0; at < luma.length; at++) if (at % width >= seam) luma[at] = other[at]!;
      sut.push({ atMs: yaw * 60, width, height, luma });
    }
    const { complete, closed, missingRanges } = sut.state;
    expect({ complete, closed, missingRanges }).toEqual({ complete: true, closed: false, missingRanges: [] });
  });

  it('wants pictures of one size, and time that goes forward', () => {
    const sut = new RoomScan();
    const picture = new PaintedRoom(1).photograph({ yawDeg: 0 });
    sut.push({ atMs: 100, ...picture });
    expect(() => sut.push({ atMs: 50, ...picture })).toThrow(RangeError);
    expect(() => sut.push({ atMs: 300, ...picture, width: 120, height: 160 })).toThrow(RangeError);
  });

  it('has a state before the first picture', () => {
    expect(new RoomScan().state).toMatchObject({
      coveredDegrees: 0,
      headingDeg: null,
      complete: false,
      advice: 'begin',
      frames: 0,
    });
  });
});
