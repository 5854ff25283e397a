import { type Locale, type VariantText } from '@bakylau/contracts';
import { plainText, type RichText } from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';

const LONGEST = 4000;

/** Reads the texts of one question as texts of an item in one language, and gathers what is lost. */
export class QuestionTexts {
  readonly losses = new Set<string>();
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
      this.losses.add(
        'A picture within an option stands below the question now; look whether it still reads well.',
      );
    }
    return this.variant(text === '' && pictures.length > 0 ? (pictures[0] ?? '…') : text);
  }

  /** A text that is plain already. */
  variant(text: string): VariantText {
    if (text === '') throw new QuestionNotTaken('A text of the question is empty.');
    if (text.length > LONGEST)
      throw new QuestionNotTaken(`A text of the question has more than ${LONGEST} characters.`);
    return { [this.locale]: text };
  }

  private note(losses: readonly string[]): void {
    for (const loss of losses) this.losses.add(loss);
  }
}
