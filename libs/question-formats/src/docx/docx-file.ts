import mammoth from 'mammoth';
import { unpack, xmlPart } from '../archive/bounded-archive';
import { packArchive } from '../archive/pack-archive';
import { type ParsedQuestions } from '../import-report';
import { MAX_TEXT_BYTES, QuestionFileError } from '../question-file.errors';
import { type ItemFile } from '../question-item';
import { type Sheet, parseSheet } from '../sheet/sheet.parser';
import { type KeyOfAnswers } from './answer-key';
import { markFormulas } from './formula-marks';
import { takeHeadedTables } from './headed-tables';
import { lowerOptionLists } from './list-levels';
import { markColours, STYLE_MAP } from './style-marks';
import { unfoldTables } from './table-layout';
import { parseTagged, textFormatOf, type TextFormatOfDocuments } from './tagged-document';
import { type DocumentLine, readLines } from './document-lines';
import { parseDocument } from './document.parser';

export const DOCUMENT_PART = 'word/document.xml';
const NUMBERING_PART = 'word/numbering.xml';
/** Comments, headers, macros and linked files are not looked at. */
const READ_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels|word\/media\/[^/]+)$/u;
/** Deeper than any document. */
const MAX_DEPTH = 400;

/**
 * Questions of a Word document: numbered paragraphs with lettered options, the right one marked or named. Tags of Platonus are read as
 * those, and text in the Aiken way where no question has a number.
 * @param format what the text is to be read as; null tells it by the content
 * @throws QuestionFileError for what is no document or is too large
 */
export async function parseDocx(
  bytes: Uint8Array,
  format: TextFormatOfDocuments | null = null,
): Promise<ParsedQuestions> {
  const { lines, files, tables, keys } = await readDocument(bytes);
  const parsed = parseLines({ lines, files, keys }, format);
  if (tables.length === 0) return parsed;
  const found: ParsedQuestions = { items: [], problems: [] };
  for (const table of tables) parseSheet(found, { ...table, files });
  // Beside such tables the document need not hold anything else.
  const problems = parsed.problems.filter(({ code }) => parsed.items.length > 0 || code !== 'no_questions');
  return {
    items: [...parsed.items, ...found.items].sort((a, b) => a.line - b.line),
    problems: [...problems, ...found.problems].sort((a, b) => a.line - b.line),
  };
}

interface DocumentParts {
  lines: DocumentLine[];
  files: ItemFile[];
  keys: KeyOfAnswers[];
}

function parseLines(
  { lines, files, keys }: DocumentParts,
  format: TextFormatOfDocuments | null,
): ParsedQuestions {
  if (format) return parseTagged(lines, files, format);
  const found = textFormatOf(lines);
  if (found === 'platonus') return parseTagged(lines, files, found);
  const parsed = parseDocument(lines, files, keys);
  const isWithoutQuestions = parsed.problems.some(({ code }) => code === 'no_questions');
  return found && isWithoutQuestions ? parseTagged(lines, files, found) : parsed;
}

async function readDocument(bytes: Uint8Array): Promise<DocumentParts & { tables: Sheet[] }> {
  const parts = await unpack(bytes, (name) => READ_PARTS.test(name));
  const document = xmlPart(parts, DOCUMENT_PART);
  if (document === null) throw new QuestionFileError('The file is no Word document (.docx).');
  for (const [name, content] of parts) {
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue;
    if (content.length > MAX_TEXT_BYTES)
      throw new QuestionFileError(`The document has more than ${MAX_TEXT_BYTES / 1e6} MB of text. Split it.`);
    refuseUnfit(xmlPart(parts, name) ?? '');
  }
  const lists = lowerOptionLists(document, xmlPart(parts, NUMBERING_PART));
  if (lists) parts.set(NUMBERING_PART, Buffer.from(lists.numbering));
  parts.set(DOCUMENT_PART, Buffer.from(markFormulas(markColours(lists?.document ?? document))));
  const { html, files } = await convert(await packArchive(parts));
  const { rest, tables, keys } = takeHeadedTables(html);
  return { lines: readLines(unfoldTables(rest)), files, tables, keys };
}

/** The library sees a document packed anew from bounded parts, and fetches nothing from outside of it. */
async function convert(buffer: Buffer): Promise<{ html: string; files: ItemFile[] }> {
  const files: ItemFile[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const name = `picture-${files.length + 1}.${image.contentType.replace(/^image\//u, '').replace(/\W/gu, '')}`;
    files.push({ name, base64: await image.readAsBase64String() });
    return { src: `@@PLUGINFILE@@/${name}` };
  });
  try {
    // What may mark an option stays and every heading is a line: nothing else of a style says anything about a question.
    const styleMap = [
      ...STYLE_MAP,
      'p[style-name^="Heading"] => p:fresh',
      'p[style-name="Title"] => p:fresh',
    ];
    const options = { convertImage, styleMap, externalFileAccess: false, ignoreEmptyParagraphs: false };
    const { value } = await mammoth.convertToHtml({ buffer }, options);
    return { html: value, files };
  } catch (error) {
    throw new QuestionFileError(
      `The document is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The library takes ever longer with each tag that does not end and each level, and goes down by calls of itself. */
function refuseUnfit(xml: string): void {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[^<>]*>?/gu)) {
    if (!tag.endsWith('>')) throw new QuestionFileError('The document is damaged: a tag of it does not end.');
    if (tag.startsWith('</')) depth -= 1;
    else if (/^<[A-Za-z]/u.test(tag) && !tag.endsWith('/>')) depth += 1;
    if (depth > MAX_DEPTH) throw new QuestionFileError('The document is nested too deeply.');
  }
}
