/**
 * People and screens in the labelled scans, counted by eye on the panorama that they were rendered from. Clockwise: two at the end of the
 * bench where the turn begins, one behind the shelves beside it, one who sits by the window, one far down the hall, two at the counter.
 * There is no screen; the picture frames and the lit window are none.
 */
export const roomContents: Readonly<Record<string, { persons: number; screens: number }>> = {
  'library_full360.mp4': { persons: 7, screens: 0 },
  'library_full360_ccw.mp4': { persons: 7, screens: 0 },
  'library_stop150.mp4': { persons: 4, screens: 0 },
  'library_static.mp4': { persons: 2, screens: 0 },
  'library_backforth90.mp4': { persons: 3, screens: 0 },
  'library_toofast.mp4': { persons: 7, screens: 0 },
};
