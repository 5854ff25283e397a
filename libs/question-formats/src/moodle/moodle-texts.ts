import { told, type Told } from '../problem-words';
import { richText } from '../item-head';
import { type ItemFile, type RichText, type TextFormat } from '../question-item';
import { type XmlNode } from './xml-node';

const FORMAT_OF: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  plain_text: 'plain',
  markdown: 'markdown',
  moodle_auto_format: 'moodle',
};
const REFERENCE = /@@PLUGINFILE@@\/([^"'\s<>?)]{1,300})/gu;
const NOT_BASE64 = /[^A-Za-z0-9+/=]|=[^=]|={3}/u;

export const moodleFormat = (format: TextFormat): string =>
  Object.keys(FORMAT_OF).find((name) => FORMAT_OF[name] === format) ?? 'html';

/** Reads the texts of one question and gathers the files in them. */
export class MoodleTexts {
  readonly files: ItemFile[] = [];
  private readonly referenced = new Set<string>();

  constructor(
    private readonly questionFormat: TextFormat,
    private readonly notes: Told[],
  ) {}

  static formatOf(node: XmlNode | null, otherwise: TextFormat): TextFormat {
    return FORMAT_OF[node?.attribute('format') ?? ''] ?? otherwise;
  }

  read(node: XmlNode | null): RichText {
    const text = node?.child('text')?.text ?? '';
    for (const [, name = ''] of text.matchAll(REFERENCE)) this.referenced.add(decodeName(name));
    for (const file of node?.children('file') ?? []) this.addFile(file);
    return richText(text, MoodleTexts.formatOf(node, this.questionFormat));
  }

  readFeedback(node: XmlNode | null): RichText | null {
    const feedback = this.read(node);
    return feedback.text === '' ? null : feedback;
  }

  addFile(node: XmlNode, givenName: string | null = null): void {
    const path = (node.attribute('path') ?? '/').replace(/^\/+/u, '');
    const name = givenName ?? `${path}${node.attribute('name') ?? ''}`;
    const base64 = node.text.replace(/\s+/gu, '');
    const known = this.files.find((file) => file.name === name);
    if (name === '' || base64 === '' || base64.length % 4 > 0 || NOT_BASE64.test(base64)) {
      this.notes.push(told('file_damaged', { name: name.slice(0, 80) }));
    } else if (!known) {
      this.files.push({ name, base64 });
    } else if (known.base64 !== base64) {
      this.notes.push(told('file_twice', { name: name.slice(0, 80) }));
    }
  }

  /** Names of files that texts speak of and that the question does not hold. */
  missing(): string[] {
    const held = new Set(this.files.map(({ name }) => name));
    return [...this.referenced].filter((name) => !held.has(name));
  }
}

/** The files that a text speaks of. */
export function filesOf({ text }: RichText, files: readonly ItemFile[]): ItemFile[] {
  const names = new Set([...text.matchAll(REFERENCE)].map(([, name = '']) => decodeName(name)));
  return files.filter(({ name }) => names.has(name));
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
