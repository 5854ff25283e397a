import { type LetterOrder } from '../aiken-letters';
import { readCategory, readTags } from '../item-head';
import { plainText } from '../plain-text';
import { ItemError } from '../question-file.errors';
import { type ItemHead, type RichText, TEXT_FORMATS, type TextFormat } from '../question-item';
import { cellText } from './cell-text';
import { type Column, MAX_OPTIONS, type NumberedColumn, type SheetLayout } from './sheet-columns';

/** Cells of one question by the names of their columns. */
export class SheetRow {
  readonly format: TextFormat;
  /** Filled options where their columns tell which are right, the right ones first; null where a column names the right ones. */
  private readonly told: { text: string; isRight: boolean }[] | null;

  constructor(
    private readonly cells: readonly string[],
    private readonly layout: SheetLayout,
    /** How letters of right answers count in this sheet. */
    readonly letterOrder: LetterOrder | null,
    /** What the cells are, and the texts too where no column says it. */
    private readonly cellFormat: TextFormat = 'plain',
  ) {
    const named = this.text('format').toLowerCase();
    const format = named === '' ? cellFormat : TEXT_FORMATS.find((known) => known === named);
    if (!format)
      throw new ItemError('format_unknown', { format: named.slice(0, 40), known: TEXT_FORMATS.join(', ') });
    this.format = format;
    this.told = this.toldOptions();
  }

  /** Numbers of the right options, from 1, where their columns tell it. */
  get toldRight(): number[] | null {
    return this.told && this.told.flatMap(({ isRight }, index) => (isRight ? [index + 1] : []));
  }

  /** Capitals that head the options; null where they are numbered. */
  get optionLetters(): readonly string[] | null {
    return this.layout.optionLetters;
  }

  /** What a cell says, as plain text. */
  text(column: Column): string {
    return cellText(this.cell(this.layout.single.get(column)), this.cellFormat);
  }

  /** Whether a cell has anything, if only a picture. */
  isFilled(column: Column): boolean {
    return this.cell(this.layout.single.get(column)) !== '';
  }

  /** A text in the format of the row. */
  longText(column: 'question' | 'general feedback'): string {
    return this.written(this.layout.single.get(column));
  }

  /** Options and feedback are in the format of the row, what is paired with them is plain. */
  numbered(column: NumberedColumn, number: number): string {
    if (column === 'option' && this.told) return this.told[number - 1]?.text ?? '';
    const place = this.layout.numbered[column][number - 1];
    return column === 'pair' ? cellText(this.cell(place), this.cellFormat) : this.written(place);
  }

  /** An option as plain text. */
  plain(option: string): string {
    return this.cellFormat === 'html' ? cellText(option, this.format) : option;
  }

  rich(text: string): RichText {
    return { text, format: this.format };
  }

  feedback(number: number): RichText | null {
    const text = this.numbered('feedback', number);
    return text === '' ? null : this.rich(text);
  }

  /** Numbers of the options that are filled; none may be left out between them. */
  optionNumbers(): number[] {
    const all = Array.from({ length: MAX_OPTIONS }, (_, index) => index + 1);
    const last = all.findLast(
      (number) => this.numbered('option', number) !== '' || this.numbered('pair', number) !== '',
    );
    return all.slice(0, last ?? 0);
  }

  /** Shares of points by option, in percent; null where the column is empty. */
  credits(): number[] | null {
    const text = this.text('credits');
    if (text === '') return null;
    const numbers = text.split(';').map((part) => Number(part.trim().replace(',', '.').replace(/%$/u, '')));
    if (!numbers.every((credit) => Number.isFinite(credit))) {
      throw new ItemError('credits_wrong');
    }
    if (numbers.length !== this.optionNumbers().length) {
      throw new ItemError('credits_count');
    }
    return numbers;
  }

  head(): Omit<ItemHead, 'line' | 'prompt'> {
    const general = this.longText('general feedback');
    const tags = readTags(
      this.text('tags')
        .split(';')
        .map((tag) => tag.trim()),
    );
    return {
      ...tags,
      name: this.text('name') || null,
      idNumber: this.text('id') || null,
      category: readCategory(this.text('category')),
      difficulty: this.difficulty() ?? tags.difficulty,
      points: this.points(),
      generalFeedback: general === '' ? null : this.rich(general),
      pictures: [],
      files: [],
    };
  }

  /** A row without wrong options asks for the right text to be written. */
  private toldOptions(): { text: string; isRight: boolean }[] | null {
    const { told } = this.layout;
    if (!told) return null;
    const filled = (places: readonly number[], isRight: boolean) =>
      places.map((place) => ({ text: this.written(place), isRight })).filter(({ text }) => text !== '');
    const wrong = filled(told.wrong, false);
    return wrong.length > 0 ? [...filled(told.right, true), ...wrong] : [];
  }

  private cell(place: number | undefined): string {
    return place === undefined ? '' : (this.cells[place] ?? '').trim();
  }

  /** Cells of HTML become what a row with another format of its own says. */
  private written(place: number | undefined): string {
    const text = this.cell(place);
    return this.cellFormat === 'html' && this.format !== 'html'
      ? plainText({ text, format: 'html' }).text
      : text;
  }

  private difficulty(): ItemHead['difficulty'] {
    const text = this.text('difficulty');
    if (text === '') return null;
    if (!/^[123]$/u.test(text)) throw new ItemError('difficulty_wrong');
    return Number(text) as 1 | 2 | 3;
  }

  private points(): number | null {
    const text = this.text('points').replace(',', '.');
    if (text === '') return null;
    const points = Number(text);
    if (!Number.isFinite(points) || points < 0) throw new ItemError('points_wrong');
    return points;
  }
}
