import { INCIDENT_RULE_IDS, INCIDENT_RULES, type MediaSource } from '@bakylau/contracts';
import { DEFAULT_RULES_POLICY } from '../incidents/rules-policy';
import { DEFAULT_POLICY } from './default-policy';
import { effectivePolicy, effectivePolicySchema, watchedRules } from './effective-policy';
import { type PolicyDocument, policyDocumentSchema } from './policy-document';

const documentOf = (parts: object): PolicyDocument =>
  policyDocumentSchema.parse({ ...DEFAULT_POLICY, ...parts });

describe(effectivePolicy.name, () => {
  it('is the defaults where nothing is said', () => {
    const policy = effectivePolicy();
    expect(policy.thresholds).toEqual(DEFAULT_RULES_POLICY);
    expect(policy.analysis).toEqual({ gaze: false, objects: true });
    expect(watchedRules(policy)).toEqual(INCIDENT_RULE_IDS.filter((rule) => rule !== 'eyes.away'));
  });

  it('joins what exam and person switch off, and does not say who did', () => {
    const exam = documentOf({ rules: { 'page.left': { enabled: false } } });
    const byPerson = effectivePolicy(exam, { disabledRules: ['head.away'], thresholds: {} });
    const byExam = effectivePolicy(
      documentOf({ rules: { 'page.left': { enabled: false }, 'head.away': { enabled: false } } }),
    );
    expect(byPerson).toEqual(byExam);
    expect(byPerson.disabledRules).toEqual(['head.away', 'eyes.away', 'page.left']);
  });

  it('takes what is allowed for no incident', () => {
    const policy = effectivePolicy(documentOf({ allowed: ['notes', 'phone'] }));
    expect(policy.disabledRules).toEqual(['eyes.away', 'object.phone', 'object.book']);
    expect(policy.analysis.objects).toBe(true);
    expect(
      effectivePolicy(documentOf({ allowed: ['books', 'phone', 'secondScreen'] })).analysis.objects,
    ).toBe(false);
  });

  it('looks at the eyes only where the exam asks for it and the person is not excused', () => {
    const exam = documentOf({ analysis: { gaze: true } });
    expect(effectivePolicy(exam).analysis).toEqual({ gaze: true, objects: true });
    expect(effectivePolicy(exam, { disabledRules: ['eyes.away'], thresholds: {} }).analysis.gaze).toBe(false);
  });

  it('takes unseen speech for no incident where speech is none, unless the exam names it', () => {
    const speechOff = { 'sound.speech': { enabled: false } };
    const both = ['eyes.away', 'sound.speech', 'sound.speech_unseen'];
    expect(effectivePolicy(documentOf({ rules: speechOff })).disabledRules).toEqual(both);
    const named = documentOf({ rules: { ...speechOff, 'sound.speech_unseen': { enabled: true } } });
    expect(effectivePolicy(named).disabledRules).toEqual(['eyes.away', 'sound.speech']);
    const person = { disabledRules: ['sound.speech'] as const, thresholds: {} };
    expect(effectivePolicy(named, person).disabledRules).toEqual(both);
  });

  it('lets no rule speak about what the exam does not observe', () => {
    const ruled = (observed: readonly MediaSource[]) =>
      watchedRules(effectivePolicy(undefined, undefined, observed));
    expect(ruled([])).toEqual(['page.left']);
    expect(ruled(['screen'])).toEqual(['screen.share_stopped', 'page.left', 'media.gap']);
    expect(ruled(['microphone'])).toEqual([
      ...['sound.noise', 'sound.speech', 'page.left', 'microphone.silent', 'microphone.clipping'],
      ...['media.gap', 'analysis.unavailable'],
    ]);
    const withoutSound = ruled(['camera', 'screen']);
    expect(withoutSound.filter((rule) => /^(sound|microphone)/.test(rule))).toEqual([]);
    expect(withoutSound).toContain('face.absent');
    expect(effectivePolicy(undefined, undefined, ['microphone']).analysis.objects).toBe(false);
  });

  it('weighs a rule as the exam says', () => {
    const exam = documentOf({ rules: { 'page.left': { severity: 'info' } } });
    expect(effectivePolicy(exam).severities).toEqual({ 'page.left': 'info' });
  });

  it('survives being kept as JSON, with the defaults of what is new and without rules that are no more', () => {
    const policy = effectivePolicy(documentOf({ rules: { 'face.absent': { severity: 'info' } } }));
    expect(effectivePolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
    const { headAway: _new, ...older } = policy.thresholds;
    const disabledRules = [...policy.disabledRules, 'mood.low'];
    expect(effectivePolicySchema.parse({ ...policy, thresholds: older, disabledRules })).toEqual(policy);
  });
});

describe('policyDocumentSchema', () => {
  const pathsOf = (parts: object): string[] => {
    const parsed = policyDocumentSchema.safeParse({ ...DEFAULT_POLICY, ...parts });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };

  it('refuses what it does not know, at its place', () => {
    expect(pathsOf({ rules: { 'head.away': { enabled: 'no' } } })).toEqual(['rules.head.away.enabled']);
    expect(pathsOf({ rules: { 'head.away': { limit: 3 } } })).toEqual(['rules.head.away']);
    expect(pathsOf({ thresholds: { headAway: { openDegrees: 3 } } })).toEqual([
      'thresholds.headAway.openDegrees',
    ]);
    expect(pathsOf({ allowed: ['oracle'] })).toEqual(['allowed.0']);
    expect(pathsOf({ analysis: { emotion: true } })).toEqual(['analysis']);
    expect(pathsOf({ title: { kk: 'Ереже', en: 'Rule' } })).toEqual(['title.ru']);
  });

  it('lets no policy move a technical fault to behaviour', () => {
    for (const rule of INCIDENT_RULE_IDS.filter((id) => INCIDENT_RULES[id] === 'technical'))
      expect(pathsOf({ rules: { [rule]: { enabled: true, ledger: 'behaviour' } } })).toEqual([
        `rules.${rule}`,
      ]);
  });

  it('knows no rule about what a person feels', () => {
    for (const rule of ['emotion.angry', 'attention.low', 'engagement.low'])
      expect(pathsOf({ rules: { [rule]: { enabled: true } } })).toEqual(['rules']);
  });
});
