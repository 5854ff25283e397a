import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_HEAP_OPTIONS } from './api-heap';

const PRINT_ROOM =
  'console.log(require("v8").getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size)';

const roomMb = (options: readonly string[]) =>
  Number(execFileSync(process.execPath, [...options, '--eval', PRINT_ROOM])) / 2 ** 20;

describe('API_HEAP_OPTIONS', () => {
  it('are options of this version of Node, which give young objects their room from the start', () => {
    expect(roomMb(API_HEAP_OPTIONS)).toBeGreaterThanOrEqual(64);
    expect(roomMb([])).toBeLessThan(64);
  });

  it('stand in the image of the api as well', () => {
    const dockerfile = readFileSync(join(__dirname, '../../../../docker/api.Dockerfile'), 'utf8');
    const [, entrypoint] = /^ENTRYPOINT (.+)$/m.exec(dockerfile) ?? [];
    expect(JSON.parse(entrypoint ?? '[]')).toEqual([
      'node',
      ...API_HEAP_OPTIONS,
      expect.stringMatching(/main\.js$/),
    ]);
  });
});
