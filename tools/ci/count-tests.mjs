/** Adds up the jest reports of a folder and prints one line: `tests: N passed, N failed, N skipped`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
// A suite that did not even load counts as one failed test.
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
console.log(`tests: ${sum('numPassedTests')} passed, ${failed} failed, ${sum('numPendingTests')} skipped`);
