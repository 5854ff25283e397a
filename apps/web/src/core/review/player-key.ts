/** What a key does on the review page. */
export type PlayerCommand =
  | { kind: 'toggle' }
  | { kind: 'seek-by'; ms: number }
  | { kind: 'seek-to'; edge: 'start' | 'end' }
  | { kind: 'speed'; step: 1 | -1 }
  | { kind: 'incident'; direction: 1 | -1 }
  | { kind: 'verdict'; verdict: 'confirmed' | 'dismissed' }
  | { kind: 'undo' }
  | { kind: 'observe' }
  | { kind: 'frame'; step: 1 | -1 }
  | { kind: 'mute' }
  | { kind: 'help' };

export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The command of a key. Letters go by their place on the keyboard (`code`), because on a Kazakh or Russian layout the same
 * keys give other letters. Combinations with Ctrl, Alt or Meta belong to the browser and the screen reader.
 */
export function commandOf(press: KeyPress): PlayerCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key === '?') return { kind: 'help' };
  switch (press.code) {
    case 'Space':
      return { kind: 'toggle' };
    case 'ArrowLeft':
      return { kind: 'seek-by', ms: press.shiftKey ? -1000 : -5000 };
    case 'ArrowRight':
      return { kind: 'seek-by', ms: press.shiftKey ? 1000 : 5000 };
    case 'Home':
      return { kind: 'seek-to', edge: 'start' };
    case 'End':
      return { kind: 'seek-to', edge: 'end' };
    case 'Comma':
      return { kind: 'speed', step: -1 };
    case 'Period':
      return { kind: 'speed', step: 1 };
    case 'KeyJ':
      return { kind: 'incident', direction: 1 };
    case 'KeyK':
      return { kind: 'incident', direction: -1 };
    case 'KeyC':
      return { kind: 'verdict', verdict: 'confirmed' };
    case 'KeyD':
      return { kind: 'verdict', verdict: 'dismissed' };
    case 'KeyU':
      return { kind: 'undo' };
    case 'KeyN':
      return { kind: 'observe' };
    case 'BracketLeft':
      return { kind: 'frame', step: -1 };
    case 'BracketRight':
      return { kind: 'frame', step: 1 };
    case 'KeyM':
      return { kind: 'mute' };
    case 'KeyH':
      return { kind: 'help' };
    default:
      return null;
  }
}
