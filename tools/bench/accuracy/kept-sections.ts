import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Section } from './section';

/** Numbers that JSON does not know: a figure that was never reached is Infinity. */
const asText = (_key: string, value: unknown): unknown => (value === Infinity ? 'Infinity' : value);
const asNumber = (_key: string, value: unknown): unknown => (value === 'Infinity' ? Infinity : value);

/**
 * Sections that were measured before, so that a bench of most of an hour goes on where it was ended and parts of it may run side by
 * side. Nothing here knows of the code: whoever changes what a section measures begins with another folder.
 */
export class KeptSections {
  private constructor(private readonly folder: string | null) {}

  /** `--keep FOLDER`; without it nothing is kept. */
  static from(argv: readonly string[]): KeptSections {
    const at = argv.indexOf('--keep');
    if (at < 0) return new KeptSections(null);
    const folder = argv[at + 1];
    if (!folder) throw new Error('--keep wants a folder for the sections that were measured');
    mkdirSync(folder, { recursive: true });
    return new KeptSections(folder);
  }

  async get(name: string, measure: () => Promise<Section>): Promise<Section> {
    const path = this.folder && join(this.folder, `${name}.json`);
    if (path && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'), asNumber) as Section;
    const section = await measure();
    if (path) {
      // Whole or not at all: a bench that is ended here must be able to go on.
      writeFileSync(`${path}.new`, JSON.stringify(section, asText, 2));
      renameSync(`${path}.new`, path);
    }
    return section;
  }
}
