/** Encodings of one byte a character that no browser knows by name: windows-1251 and where they differ from it. */
const FROM_WINDOWS_1251: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  // KZ-1048, also STRK1048: the Kazakh standard ST RK 1048-2002.
  'kz-1048': table('8d 8e 9d 9e a1 a2 a3 a5 aa af b4 ba bc bd be bf', 'Қ Һ қ һ Ұ ұ Ә Ө Ғ Ү ө ғ ә Ң ң ү'),
  // PTCP154, also CP154: the code page that Paratype made for the Cyrillic letters of Asia.
  pt154: table(
    '80 81 82 83 86 87 88 89 8a 8b 8c 8d 8e 8f 90 98 99 9a 9b 9c 9d 9e 9f a4 a5 a6 aa ad af b1 b4 b5 ba bd be bf',
    'Җ Ғ Ӯ ғ Ҷ Ү Ҳ ү Ҡ Ӣ Ң Қ Һ Ҹ җ ҳ ҷ ҡ ӣ ң қ һ ҹ Ө Ҙ Ұ Ә ӯ Ҝ ұ ҙ ө ә Ҫ ҫ ҝ',
  ),
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
  if (Object.hasOwn(FROM_WINDOWS_1251, own)) return own;
  try {
    return new TextDecoder(own).encoding;
  } catch {
    return null;
  }
}

/** @param encoding a name that `encodingName` gave; bytes that it does not have become U+FFFD */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const differing = FROM_WINDOWS_1251[encoding];
  if (!differing) return new TextDecoder(encoding).decode(bytes);
  const characters = characterTable(encoding);
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    let piece = '';
    for (const byte of bytes.subarray(from, from + PIECE_BYTES)) piece += characters[byte] ?? '';
    pieces.push(piece);
  }
  return pieces.join('');
}

const PIECE_BYTES = 65_536;

/** The character of each of the 256 bytes of an encoding of one byte. */
export function characterTable(encoding: string): string[] {
  const differing = FROM_WINDOWS_1251[encoding];
  const decoder = new TextDecoder(differing ? 'windows-1251' : encoding);
  return Array.from({ length: 256 }, (_, byte) => differing?.[byte] ?? decoder.decode(Uint8Array.of(byte)));
}

function table(bytes: string, characters: string): Record<number, string> {
  const signs = characters.split(' ');
  return Object.fromEntries(
    bytes.split(' ').map((byte, at) => [Number.parseInt(byte, 16), signs[at] ?? '\uFFFD']),
  );
}
