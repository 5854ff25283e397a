import { execFileSync } from 'node:child_process';
import { makeHeapRoomy, ROOMY_HEAP_OPTION } from './roomy-heap';

const startsWith = (option: string) =>
  execFileSync(process.execPath, [option, '--eval', 'console.log("started")'], { stdio: 'pipe' }).toString();

describe(makeHeapRoomy.name, () => {
  // Set while running, an option that V8 does not know is passed over; on the command line it is refused.
  it('sets an option that this version of Node has', () => {
    expect(startsWith(ROOMY_HEAP_OPTION)).toBe('started\n');
    expect(() => startsWith(ROOMY_HEAP_OPTION.replace('percent', 'percents'))).toThrow('bad option');
  });
});
