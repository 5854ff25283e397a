import {
  type ImportProblemCode,
  type Locale,
  type ProblemValues,
  type VariantText,
} from '@bakylau/contracts';
import { plainText, type RichText, told, type Told } from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';

const LONGEST = 4000;

/** Reads the texts of one question as texts of an item in one language, and gathers what is lost. */
export class QuestionTexts {
  private readonly told = new Map<string, Told>();
  /** Names of the pictures that the prompt shows. */
  readonly pictures = new Set<string>();

  constructor(private readonly locale: Locale) {}

  /** A text that pictures may stand beside. */
  prompt(rich: RichText): VariantText {
    const { text, losses, pictures } = plainText(rich);
    this.note(losses);
    for (const name of pictures) this.pictures.add(name);
    return this.variant(text === '' && pictures.length > 0 ? '…' : text);
  }

  /** A text that cannot have pictures. */
  part(rich: RichText): VariantText {
    const { text, losses, pictures } = plainText(rich);
    this.note(losses);
    for (const name of pictures) {
      this.pictures.add(name);
      this.lose('picture_in_option');
    }
    return this.variant(text === '' && pictures.length > 0 ? (pictures[0] ?? '…') : text);
  }

  /** A text that is plain already. */
  variant(text: string): VariantText {
    if (text === '') throw new QuestionNotTaken('text_empty');
    if (text.length > LONGEST) throw new QuestionNotTaken('text_too_long', { most: LONGEST });
    return { [this.locale]: text };
  }

  /** Notes what an item of a bank cannot hold, the same thing once. */
  lose(code: ImportProblemCode, values: ProblemValues = {}): void {
    const loss = told(code, values);
    this.told.set(loss.message, loss);
  }

  get losses(): Told[] {
    return [...this.told.values()];
  }

  private note(losses: readonly ImportProblemCode[]): void {
    for (const loss of losses) this.lose(loss);
  }
}
