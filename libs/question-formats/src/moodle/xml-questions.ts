import { type ImportProblemCode } from '@bakylau/contracts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ItemError, QuestionFileError } from '../question-file.errors';
import { XmlNode } from './xml-node';

/** The source of one `<question>`; `fault` says why it cannot be read. */
export interface XmlQuestion {
  line: number;
  source: string;
  fault: ImportProblemCode | null;
}

const MARK = /<(?:!\[CDATA\[|!--|!DOCTYPE|!ENTITY|question[\s>]|\/question\s{0,20}>)/giu;

export const isMoodleXml = (text: string): boolean =>
  /<quiz[\s>]/u.test(text) && /<question[\s>]/u.test(text);

/**
 * Cuts a file into its questions, so that one that is not well formed loses no other. Declarations of document types are
 * refused: they are how a file makes a parser fetch other files or swell without bound, and Moodle writes none.
 * @throws QuestionFileError for such a declaration
 */
export function splitXmlQuestions(text: string): XmlQuestion[] {
  const questions: XmlQuestion[] = [];
  const lineAt = lineCounter(text);
  const lose = (start: number, fault: ImportProblemCode = 'xml_not_closed') =>
    questions.push({ line: lineAt(start), source: '', fault });
  const enclosures = {
    '<!--': new Enclosure(text, '<!--', '-->'),
    '<![cdata[': new Enclosure(text, '<![CDATA[', ']]>'),
  };
  let open: number | null = null;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    const tag = mark[0].toLowerCase();
    if (tag.startsWith('<!d') || tag.startsWith('<!e')) {
      throw new QuestionFileError(
        'The file declares a document type or entities, which is refused. Remove <!DOCTYPE …>.',
      );
    }
    if (tag === '<!--' || tag === '<![cdata[') {
      const { end, isClosed } = enclosures[tag].from(mark.index);
      // What a comment that is not closed was to hide nobody can tell; open CDATA damages the one question that it is in.
      if (!isClosed && tag === '<!--') lose(mark.index, 'xml_comment_open');
      if (isClosed || tag === '<!--') MARK.lastIndex = end;
    } else if (tag.startsWith('</')) {
      if (open !== null) {
        questions.push({ line: lineAt(open), source: text.slice(open, MARK.lastIndex), fault: null });
      }
      open = null;
    } else {
      if (open !== null) lose(open);
      open = mark.index;
    }
  }
  if (open !== null) lose(open);
  return questions;
}

/** Comments or CDATA of a text, asked for at rising offsets; each stretch of the text is looked at once. */
class Enclosure {
  private nextOpening = -1;
  private nextClosing = -1;

  constructor(
    private readonly text: string,
    private readonly opening: string,
    private readonly closing: string,
  ) {}

  /** The end of the one that begins there. It is not closed when the next end is that of another, with a question between. */
  from(start: number): { end: number; isClosed: boolean } {
    const inner = start + this.opening.length;
    this.nextClosing = this.find(this.closing, inner, this.nextClosing);
    this.nextOpening = this.find(this.opening, inner, this.nextOpening);
    const { nextOpening, nextClosing } = this;
    if (nextClosing === Infinity) return { end: this.text.length, isClosed: false };
    const isOther =
      nextOpening < nextClosing && /<\/?question[\s>]/u.test(this.text.slice(inner, nextOpening));
    return { end: nextClosing + this.closing.length, isClosed: !isOther };
  }

  private find(mark: string, from: number, known: number): number {
    if (known >= from) return known;
    const found = this.text.indexOf(mark, from);
    return found < 0 ? Infinity : found;
  }
}

/** Lines of rising offsets; each stretch of the text is looked at once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let lineEnd = text.indexOf('\n');
  return (offset) => {
    for (; lineEnd >= 0 && lineEnd < offset; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    return line;
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  trimValues: false,
  // Without it the parser leaves numbered entities such as &#1179; in the text.
  htmlEntities: true,
});

/** @throws ItemError when the source is not well formed */
export function parseXmlQuestion({ source, fault }: XmlQuestion): XmlNode {
  if (fault !== null) throw new ItemError(fault);
  const validity = XMLValidator.validate(source);
  if (validity !== true) throw new ItemError('xml_damaged', { detail: validity.err.msg });
  try {
    const found = new XmlNode(parser.parse(source)).child('question');
    if (found) return found;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ItemError('xml_refused', { detail });
  }
  throw new ItemError('xml_empty');
}
