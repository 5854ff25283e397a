import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliSession } from '../cli-session.factory';
import { majority } from './count-faces.command';

/** What the commands refuse before they need a network; what they find is tested with real pictures in test/media. */
describe('calls that cannot be carried out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-faces-'));
  const csv = join(folder, 'pairs.csv');
  const cli = cliSession();

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => cli.run(...args);

  it.each([
    [
      'a file that is not there',
      ['faces', 'compare', '/nowhere.jpg', __filename],
      /nowhere.jpg cannot be read/,
    ],
    ['a file that is no picture', ['head-pose', __filename], /no JPEG, PNG or WebP picture/],
    ['one face alone', ['faces', 'compare', 'a.jpg'], /missing required argument 'b'/],
    [
      'a threshold that is no number',
      ['faces', 'compare', 'a', 'b', '--threshold', 'near'],
      /between 0 and 2/,
    ],
    [
      'a threshold that nobody exceeds',
      ['faces', 'compare', 'a', 'b', '--threshold', '3'],
      /between 0 and 2/,
    ],
    ['no picture at all', ['count-faces'], /missing required argument 'file'/],
    ['a list of pairs that is not there', ['faces', 'pairs', '/nowhere.csv'], /nowhere.csv cannot be read/],
  ])('ends with 2 for %s', async (_what, args, message) => {
    expect(await run(...args)).toBe(2);
    expect(cli.printed()).toMatch(message);
  });

  it.each([
    ['without the column "same"', 'file_a,file_b\na,b', /no column same/],
    [
      'with a truth that is none',
      'file_a,file_b,same\na,b,1\na,b,maybe',
      /Pair 2 .* "same" is "maybe"; it must be 1 or 0/,
    ],
    ['without pairs', 'file_a,file_b,same\n', /holds no pairs/],
  ])('refuses a list of pairs %s', async (_what, text, message) => {
    writeFileSync(csv, text);
    expect(await run('faces', 'pairs', csv)).toBe(2);
    expect(cli.printed()).toMatch(message);
  });

  it.each([['faces', 'compare'], ['faces', 'pairs'], ['head-pose'], ['count-faces']])(
    'explains the exit codes of %s %s',
    async (...command) => {
      expect(await run(...command, '--help')).toBe(0);
      expect(cli.printed()).toContain('Exit codes: 0 done');
    },
  );
});

describe(majority.name, () => {
  it.each([
    [[1], 1],
    [[1, 2, 2, 1, 2], 2],
    [[0, 0, 3, 3], 3],
  ])('of %j is %d', (counts, expected) => expect(majority(counts)).toBe(expected));
});
