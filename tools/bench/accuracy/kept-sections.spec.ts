import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptSections } from './kept-sections';
import { type Section } from './section';

const section: Section = {
  ...{ title: 'Faces', about: 'Counted.', columns: ['clip', 'faces'], rows: [['a.mp4', 2]] },
  figures: [{ name: 'seconds', value: Infinity, unit: 's' }],
  goals: [{ figure: 'seconds', atMost: 10 }],
  limits: [],
};

describe(KeptSections.name, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('measures a section once and gives it back as it was', async () => {
    const measure = jest.fn(() => Promise.resolve(section));
    for (let run = 0; run < 2; run++) {
      const kept = KeptSections.from(['--keep', join(folder, 'sections')]);
      expect(await kept.get('faces', measure)).toEqual(section);
    }
    expect(measure).toHaveBeenCalledTimes(1);
  });

  it('measures each time where nothing is kept', async () => {
    const measure = jest.fn(() => Promise.resolve(section));
    const kept = KeptSections.from([]);
    await kept.get('faces', measure);
    await kept.get('faces', measure);
    expect(measure).toHaveBeenCalledTimes(2);
  });

  it('wants the name of the folder', () => {
    expect(() => KeptSections.from(['--keep'])).toThrow('--keep wants a folder');
  });
});
