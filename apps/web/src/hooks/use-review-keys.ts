import { useEffect, useEffectEvent } from 'react';
import { commandOf, type PlayerCommand } from '../core/review/player-key';

const TEXT_FIELDS =
  'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=range])';
/** Where a key has a meaning of its own. */
const PRESSED_BY_SPACE = 'button, a, summary, input, [role=button], [role=tab]';
const MOVED_BY_ARROWS = '[role=radiogroup], [role=tablist], [role=toolbar], [role=listbox], input';

/** Listens to the keys of the review page, except where they belong to a field, an open list or a dialog. */
export function useReviewKeys(enabled: boolean, onCommand: (command: PlayerCommand) => void): void {
  const run = useEffectEvent(onCommand);
  useEffect(() => {
    if (!enabled) return;
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const command = commandOf(event);
      if (!command || belongsElsewhere(event.target, command)) return;
      event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [enabled]);
}

function belongsElsewhere(target: EventTarget | null, command: PlayerCommand): boolean {
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=listbox]')) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TEXT_FIELDS)) return true;
  if (command.kind === 'toggle') return target.closest(PRESSED_BY_SPACE) !== null;
  if (command.kind === 'seek-by' || command.kind === 'seek-to')
    return target.closest(MOVED_BY_ARROWS) !== null;
  return false;
}
