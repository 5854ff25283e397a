/** Keys as they are printed on the keyboard, in the order of use, and the text of what each does. */
export const REVIEW_KEYS = [
  { keys: ['Space'], text: 'review:keys.toggle' },
  { keys: ['←', '→'], text: 'review:keys.seek' },
  { keys: ['Shift + ←', 'Shift + →'], text: 'review:keys.seekFine' },
  { keys: ['[', ']'], text: 'review:keys.frame' },
  { keys: ['Home', 'End'], text: 'review:keys.edges' },
  { keys: [',', '.'], text: 'review:keys.speed' },
  { keys: ['J', 'K'], text: 'review:keys.incident' },
  { keys: ['C', 'D'], text: 'review:keys.verdict' },
  { keys: ['U'], text: 'review:keys.undo' },
  { keys: ['N'], text: 'review:keys.observe' },
  { keys: ['M'], text: 'review:keys.mute' },
  { keys: ['?', 'H'], text: 'review:keys.help' },
] as const;
