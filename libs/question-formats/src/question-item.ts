/** How a text is written. `moodle` is Moodle's own mix: plain text with its line ends kept and simple HTML allowed. */
export const TEXT_FORMATS = ['plain', 'html', 'markdown', 'moodle'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/**
 * A text as its author wrote it: trimmed, formulas as LaTeX between dollars or \( \), HTML not cleaned. Whoever shows an HTML
 * text sanitises it first.
 */
export interface RichText {
  text: string;
  format: TextFormat;
}

/** A file that texts of the item speak of, as @@PLUGINFILE@@/name in Moodle XML or as <#picture= name #> in tagged text. */
export interface ItemFile {
  name: string;
  base64: string;
}

export interface ItemOption extends RichText {
  isRight: boolean;
  /** Share of the item's points that this option gives, in percent: -100 to 100. */
  creditPercent: number;
  feedback: RichText | null;
}

export interface AcceptedAnswer {
  /** `*` stands for any text, alone or within others, and `\*` for a star, as in Moodle. */
  text: string;
  creditPercent: number;
  feedback: RichText | null;
}

export interface NumericAnswer {
  /** Null stands for any other number. */
  value: number | null;
  tolerance: number;
  creditPercent: number;
  feedback: RichText | null;
}

export interface MatchingPair {
  /** An empty text makes the answer a distractor. */
  prompt: RichText;
  answer: string;
}

/** What is asked in one gap of a cloze, or by a whole item of the same kind. */
export type Response =
  | {
      kind: 'single_choice' | 'multiple_choice';
      options: ItemOption[];
      /** The author wants the options in this order; absent where the file does not say so. */
      keepsOrder?: true;
    }
  | { kind: 'short_answer'; accepted: AcceptedAnswer[]; caseSensitive: boolean }
  | { kind: 'numeric'; answers: NumericAnswer[] };

export type ClozePart = string | (Response & { points: number });

export type Task =
  | Response
  | {
      kind: 'true_false';
      isTrue: boolean;
      feedback: { whenTrue: RichText | null; whenFalse: RichText | null };
    }
  | { kind: 'matching'; pairs: MatchingPair[] }
  | { kind: 'ordering'; sequence: RichText[] }
  | { kind: 'cloze'; parts: ClozePart[] }
  | { kind: 'essay' }
  | { kind: 'description' };

export type ItemKind = Task['kind'];

export interface ItemHead {
  /** Where the question begins in its file, from 1: a line, or a row of a sheet. */
  line: number;
  name: string | null;
  /** The author's own id of the question. */
  idNumber: string | null;
  /** From the topmost down; empty where the file names none. */
  category: string[];
  tags: string[];
  /** 1 easy to 3 hard; null where the file does not say it. */
  difficulty: 1 | 2 | 3 | null;
  /** Null where the format has no points. */
  points: number | null;
  /** Of a cloze, its text with a line of underscores for each gap. */
  prompt: RichText;
  generalFeedback: RichText | null;
  /** Names of pictures that the question speaks of and that the file itself does not hold. */
  pictures: string[];
  files: ItemFile[];
}

/** One question of any format that is read or written here. */
export type QuestionItem = ItemHead & Task;

/** What stands for a gap where a prompt is shown without its answers. */
export const GAP = '_____';
