/** Sizes are points (1/72 inch) on A4. */
export const PAGE = { size: 'A4', left: 56, right: 56, top: 56, bottom: 72 } as const;
export const CODE_SIZE = 96;
export const LABEL_WIDTH = 130;
export const COLUMN_GAP = 12;

export const FONT_SIZE = {
  title: 20,
  subject: 11,
  heading2: 13.5,
  heading3: 11,
  heading4: 9.5,
  text: 9,
  foot: 7.5,
};

/** On white each has a contrast of 7 to 1 or more. */
export const COLOUR = { text: '#1b1f24', muted: '#4a5058', accent: '#12467a', line: '#c4c9cf' };
