import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '@bakylau/domain';
import { readPolicyYaml } from './policy-yaml';

const FOLDER = join(__dirname, '../../../../apps/api/policies');
const HEAD = `name: mine
version: 1
title: { kk: Ереже, ru: Правила, en: Rules }
description: { kk: Ереже, ru: Правила, en: Rules }
`;
const placesIn = (text: string): string[] =>
  readPolicyYaml(text).problems.map(({ line, path }) => `${line}: ${path}`);

describe(readPolicyYaml.name, () => {
  it.each(readdirSync(FOLDER))('reads %s, which comes with the service, under its name', (file) => {
    const { document, problems } = readPolicyYaml(readFileSync(join(FOLDER, file), 'utf8'));
    expect(problems).toEqual([]);
    expect(document?.name).toBe(file.replace('.yaml', ''));
  });

  it('finds in default.yaml what holds without any policy', () => {
    const { document } = readPolicyYaml(readFileSync(join(FOLDER, 'default.yaml'), 'utf8'));
    expect(document).toEqual(DEFAULT_POLICY);
  });

  it('names the line of every problem', () => {
    const text = `${HEAD}rules:
  head.away:
    enabled: maybe
  mood.low: { enabled: true }
  camera.dark:
    enabled: true
    ledger: behaviour
thresholds:
  headAway:
    openDeg: -5
    openDegrees: 10
allowed:
  - notes
  - oracle
`;
    expect(placesIn(text)).toEqual([
      '7: rules.head.away.enabled',
      '8: rules.mood.low',
      '11: rules.camera.dark.ledger',
      '15: thresholds.headAway.openDegrees',
      '18: allowed.1',
    ]);
    expect(readPolicyYaml(text).problems.map(({ code, details }) => [code, details])).toEqual([
      ['type', { expected: 'boolean' }],
      ['unknown_entry', {}],
      ['unknown_entry', {}],
      ['unknown_entry', {}],
      ['value', { allowed: expect.stringContaining('notes, books') }],
    ]);
    expect(placesIn(`${HEAD}thresholds:\n  headAway:\n    openDeg: 120\n`)).toEqual([
      '7: thresholds.headAway.openDeg',
    ]);
  });

  it.each([
    ['headAway: 5', 'group_expected', { inner: expect.stringContaining('openDeg') }],
    ['faceAbsent: { openAfterMs: -1 }', 'too_small', { limit: expect.stringMatching(/^[≥>] 0$/) }],
    ['headAway: { openDeg: 20, closeDeg: 40 }', 'order', { lower: 'closeDeg', upper: 'openDeg' }],
  ])('tells pages what is wrong with thresholds, as a code: %s', (thresholds, code, details) => {
    const { problems } = readPolicyYaml(`${HEAD}thresholds:\n  ${thresholds}\n`);
    expect(problems).toMatchObject([{ code, details }]);
  });

  it('refuses what is no policy at all', () => {
    expect(readPolicyYaml('name: [').problems).toMatchObject([
      { code: 'syntax', details: { problem: expect.stringMatching(/.+/) } },
    ]);
    expect(placesIn('')).toEqual(['1: ']);
    expect(placesIn('- a\n- b\n')).toEqual(['1: ']);
    expect(placesIn(`${HEAD}name: again\n`)).toEqual(['5: ']);
  });

  it('reads no aliases, which can grow without bounds', () => {
    const [problem] = readPolicyYaml(
      `${HEAD}rules: &r { head.away: { enabled: false } }\nthresholds: *r\n`,
    ).problems;
    expect(problem).toMatchObject({ code: 'aliases', problem: expect.stringContaining('Aliases') });
  });
});
