import { readFileSync } from 'node:fs';

/** PT Sans (ParaType, OFL 1.1): one of the few free text faces that has every Kazakh letter and was drawn for Cyrillic. */
const FILES = {
  regular: '@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf',
  bold: '@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf',
} as const;
export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as FontName[];

const loaded = new Map<FontName, Buffer>();

export function fontFile(name: FontName): Buffer {
  const file = loaded.get(name) ?? readFileSync(require.resolve(FILES[name]));
  loaded.set(name, file);
  return file;
}
