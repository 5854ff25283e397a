/**
 * Adds up the jest reports of a folder and prints one line: `tests: N passed, N failed, N skipped`. Of a file that was gone through twice,
 * the report that comes last by its name counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const reports = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const files = new Map(reports.flatMap(({ testResults }) => testResults.map((file) => [file.name, file])));

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { status, assertionResults } of files.values()) {
  for (const test of assertionResults) counts[test.status === 'pending' ? 'skipped' : test.status]++;
  // A suite that failed outside its tests, or did not even load, counts as one failed test.
  if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed++;
}
console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
