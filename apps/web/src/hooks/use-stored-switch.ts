import { useState } from 'react';

/** A personal switch that this browser remembers; with blocked storage it lasts until the page is closed. */
export function useStoredSwitch(key: string, byDefault: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => read(key) ?? byDefault);
  return [
    on,
    (value) => {
      setOn(value);
      try {
        localStorage.setItem(key, value ? 'on' : 'off');
      } catch {
        // Blocked storage.
      }
    },
  ];
}

function read(key: string): boolean | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : stored === 'on';
  } catch {
    return null;
  }
}
