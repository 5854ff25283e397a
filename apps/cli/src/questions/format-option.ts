import { InvalidArgumentError, Option } from 'commander';

/** Other names that people give to formats; the keys have neither blanks nor signs. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  moodle: 'moodle_xml',
  moodlexml: 'moodle_xml',
  xml: 'moodle_xml',
  excel: 'xlsx',
  word: 'docx',
  tamos: 'platonus',
};

/** An option that takes one of the formats in capitals or not, with any sign between its words; it refuses others with all names. */
export const formatOption = (flags: string, description: string, formats: readonly string[]): Option =>
  new Option(flags, `${description}: ${formats.join(', ')}`).argParser((given: string) => {
    const bare = bareName(given);
    const found = formats.find((format) => bareName(format) === bareName(OTHER_NAMES[bare] ?? bare));
    if (found === undefined) throw new InvalidArgumentError(`The formats are ${formats.join(', ')}.`);
    return found;
  });

const bareName = (name: string): string => name.toLowerCase().replace(/[^a-z]/gu, '');
