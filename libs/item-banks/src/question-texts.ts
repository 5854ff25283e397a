import {
  type ImportProblemCode,
  type Locale,
  type ProblemValues,
  type VariantText,
} from '@bakylau/contracts';
import {
  type ItemFile,
  plainText,
  type PlainText,
  type RichText,
  TextLanguages,
  told,
  type Told,
} from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';

const LONGEST = 4000;

/** Reads the texts of one question as texts of an item in its languages, and gathers what is lost. */
export class QuestionTexts {
  private readonly told = new Map<string, Told>();
  /** Names of the pictures that the prompt shows. */
  readonly pictures = new Set<string>();
  /** What the texts say of them for those who do not see them, by name. */
  readonly alts = new Map<string, string>();
  /** Pictures that the texts themselves hold, by name. */
  readonly held = new Map<string, ItemFile>();

  /** @param locales the languages that the question has, in each of which it becomes a variant */
  constructor(private readonly locales: readonly Locale[]) {}

  /** A text that pictures may stand beside. */
  prompt(rich: RichText): VariantText {
    return this.inEach(rich.text, (words) => {
      const { text, pictures } = this.read({ ...rich, text: words });
      return text === '' && pictures.length > 0 ? '…' : text;
    });
  }

  /** A text that cannot have pictures. */
  part(rich: RichText): VariantText {
    return this.inEach(rich.text, (words) => {
      const { text, pictures } = this.read({ ...rich, text: words });
      if (pictures.length > 0) this.lose('picture_in_option');
      return text === '' && pictures.length > 0 ? (pictures[0] ?? '…') : text;
    });
  }

  /** A text that is plain already. */
  variant(text: string): VariantText {
    return this.inEach(text, (words) => words);
  }

  /** What is typed in any of the languages. */
  accepted(text: string): string[] {
    const languages = new TextLanguages(text);
    return this.locales.flatMap((locale) => languages.in(locale) ?? []);
  }

  private inEach(text: string, read: (words: string) => string): VariantText {
    const languages = new TextLanguages(text);
    const variants = this.locales.flatMap((locale): [Locale, string][] => {
      const words = languages.in(locale);
      return words === null ? [] : [[locale, checked(read(words))]];
    });
    if (variants.length === 0) throw new QuestionNotTaken('text_empty');
    return Object.fromEntries(variants);
  }

  /** Notes what an item of a bank cannot hold, the same thing once. */
  lose(code: ImportProblemCode, values: ProblemValues = {}): void {
    const loss = told(code, values);
    this.told.set(loss.message, loss);
  }

  get losses(): Told[] {
    return [...this.told.values()];
  }

  /** In one language. */
  private read(rich: RichText): PlainText {
    const read = plainText(rich);
    for (const loss of read.losses) this.lose(loss);
    for (const file of read.held) this.held.set(file.name, file);
    for (const [name, alt] of read.alts) if (!this.alts.has(name)) this.alts.set(name, alt);
    for (const name of read.pictures) this.pictures.add(name);
    return read;
  }
}

function checked(text: string): string {
  if (text === '') throw new QuestionNotTaken('text_empty');
  if (text.length > LONGEST) throw new QuestionNotTaken('text_too_long', { most: LONGEST });
  return text;
}
