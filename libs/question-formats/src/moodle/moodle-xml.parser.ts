import { told, type Told } from '../problem-words';
import { itemHead, readCategory, readTags } from '../item-head';
import { type ParsedQuestions } from '../import-report';
import { takeItem } from '../item-intake';
import { ItemError } from '../question-file.errors';
import { type QuestionItem } from '../question-item';
import { clozePrompt } from './cloze';
import { readMoodleTask } from './moodle-tasks';
import { MoodleTexts } from './moodle-texts';
import { type XmlNode } from './xml-node';
import { parseXmlQuestion, splitXmlQuestions } from './xml-questions';

/**
 * Moodle XML, question by question: one that is not well formed, or of a type that is not read, is named and loses no other.
 * @throws QuestionFileError when the file declares a document type
 */
export function parseMoodleXml(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  let category: string[] = [];
  for (const source of splitXmlQuestions(text)) {
    const notes: Told[] = [];
    const question = tryParse(() => parseXmlQuestion(source));
    if (!(question instanceof ItemError) && question.attribute('type') === 'category') {
      category = readCategory(question.textOf('category'));
      continue;
    }
    takeItem(found, source.line, notes, () => {
      if (question instanceof ItemError) throw question;
      return { ...readQuestion(question, notes), line: source.line, category };
    });
  }
  return found;
}

function tryParse(parse: () => XmlNode): XmlNode | ItemError {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ItemError) return error;
    throw error;
  }
}

function readQuestion(question: XmlNode, notes: Told[]): QuestionItem {
  const type = question.attribute('type') ?? '';
  const source = question.child('questiontext');
  const texts = new MoodleTexts(MoodleTexts.formatOf(source, 'moodle'), notes);
  const prompt = texts.read(source);
  const task = readMoodleTask(type, question, texts, prompt);
  const generalFeedback = texts.readFeedback(question.child('generalfeedback'));
  const oldImage = question.child('image_base64');
  if (oldImage && oldImage.text !== '')
    texts.addFile(oldImage, question.textOf('image').split('/').at(-1) || 'image');
  const points = Number(question.textOf('defaultgrade') || question.textOf('defaultmark') || Number.NaN);
  const pictures = texts.missing();
  if (pictures.length > 0) notes.push(told('files_absent', { names: pictures.join(', ') }));
  noteLosses(question, notes);
  return {
    ...itemHead(1, task.kind === 'cloze' ? { ...prompt, text: clozePrompt(task.parts) } : prompt),
    ...readTags(
      (question.child('tags')?.children('tag') ?? []).map((tag) => tag.child('text')?.text ?? tag.text),
    ),
    name: question.textOf('name') || null,
    idNumber: question.textOf('idnumber') || null,
    points: Number.isFinite(points) && points >= 0 ? points : null,
    generalFeedback,
    pictures,
    files: texts.files,
    ...task,
  };
}

/** Parts of a question that have no place in the model. */
const LEFT_OUT = [
  ['hint', 'hints_lost'],
  ['graderinfo', 'marker_notes_lost'],
  ['responsetemplate', 'answer_template_lost'],
  ['units', 'units_lost'],
] as const;

function noteLosses(question: XmlNode, notes: Told[]): void {
  for (const [name, loss] of LEFT_OUT) {
    const hasContent = question
      .children(name)
      .some((node) => (node.child('text')?.text ?? node.text) !== '' || node.child('unit') !== null);
    if (hasContent) notes.push(told(loss));
  }
}
