import { decode } from 'iconv-lite';

/** Kazakh encodings of one byte that no browser knows, by our names; the names are those of iconv-lite. */
const BESIDE_BROWSERS: Readonly<Record<string, string>> = {
  // Also STRK1048: the Kazakh standard ST RK 1048-2002.
  'kz-1048': 'rk1048',
  // PTCP154, also CP154: the code page that Paratype made for the Cyrillic letters of Asia.
  pt154: 'pt154',
};

/** Names under which files declare them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  kz1048: 'kz-1048',
  rk1048: 'kz-1048',
  strk1048: 'kz-1048',
  'strk1048-2002': 'kz-1048',
  'strk_1048-2002': 'kz-1048',
  ptcp154: 'pt154',
  cp154: 'pt154',
  'cyrillic-asian': 'pt154',
};

/** The one name of an encoding that is read; null for one that is not known. */
export function encodingName(label: string): string | null {
  const name = label.trim().toLowerCase();
  const own = OTHER_NAMES[name] ?? name;
  if (Object.hasOwn(BESIDE_BROWSERS, own)) return own;
  try {
    return new TextDecoder(own).encoding;
  } catch {
    return null;
  }
}

/** @param encoding a name that `encodingName` gave; bytes that it does not have become U+FFFD */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const beside = BESIDE_BROWSERS[encoding];
  return beside ? decode(bytes, beside) : new TextDecoder(encoding).decode(bytes);
}

/** The character of each of the 256 bytes of an encoding of one byte. */
export function characterTable(encoding: string): string[] {
  return Array.from({ length: 256 }, (_, byte) => decodeBytes(Uint8Array.of(byte), encoding));
}
