import {
  type AllowedThing,
  allowedThingSchema,
  INCIDENT_RULE_IDS,
  type IncidentRuleId,
  MEDIA_SOURCES,
  type MediaSource,
  policyAnalysisSchema,
  type Severity,
  severitySchema,
} from '@bakylau/contracts';
import { z } from 'zod';
import { rulesPolicySchema } from '../incidents/rules-policy';
import { DEFAULT_POLICY } from './default-policy';
import { type PolicyDocument } from './policy-document';
import { type FlatThresholds, mergeThresholds, unflattenThresholds } from './thresholds';

/** What is different for one person. Why is nothing that the rules need to know. */
export interface PersonalTerms {
  disabledRules: readonly IncidentRuleId[];
  thresholds: FlatThresholds;
}
export const NO_PERSONAL_TERMS: PersonalTerms = { disabledRules: [], thresholds: {} };

const isKnown = (rule: string): rule is IncidentRuleId => (INCIDENT_RULE_IDS as string[]).includes(rule);

/**
 * What the rules of one session work with. Also the form in which it is kept with the session: a later version of the service
 * reads it with that version's defaults for what is new, and without rules that are no more.
 */
export const effectivePolicySchema = z.object({
  thresholds: rulesPolicySchema,
  disabledRules: z.array(z.string()).transform((rules) => rules.filter(isKnown)),
  /** Where it is not the rule's own. */
  severities: z.record(z.string(), severitySchema).transform(knownSeverities),
  analysis: policyAnalysisSchema,
  allowed: z.array(allowedThingSchema),
});
export type EffectivePolicy = z.infer<typeof effectivePolicySchema>;

function knownSeverities(given: Record<string, Severity>): Partial<Record<IncidentRuleId, Severity>> {
  return Object.fromEntries(Object.entries(given).filter(([rule]) => isKnown(rule)));
}

/** What is allowed is no incident. A sheet of notes looks like an open book to the network. */
const RULES_OF_THINGS: Partial<Record<AllowedThing, readonly IncidentRuleId[]>> = {
  notes: ['object.book'],
  books: ['object.book'],
  phone: ['object.phone'],
  secondScreen: ['object.screen'],
};
/**
 * Where speech is no incident, speech without a moving mouth is none either: it is a hint about the same sound. A policy that lets
 * people speak and still wants that hint names the rule; an accommodation for speech always covers both.
 */
const rulesOfSpeech = ({ rules }: PolicyDocument, person: PersonalTerms): readonly IncidentRuleId[] => {
  const isOffForAll = rules['sound.speech']?.enabled === false && !rules['sound.speech_unseen'];
  return isOffForAll || person.disabledRules.includes('sound.speech') ? ['sound.speech_unseen'] : [];
};
/** Where nobody is compared with the enrolled photo, it is nothing that they could not be; otherwise as with speech. */
const rulesOfIdentity = ({ rules }: PolicyDocument, person: PersonalTerms): readonly IncidentRuleId[] => {
  const isOffForAll = rules['face.other_person']?.enabled === false && !rules['identity.unchecked'];
  return isOffForAll || person.disabledRules.includes('face.other_person') ? ['identity.unchecked'] : [];
};
/** What each rule looks at; a rule with several needs all of them. Rules about the page and about any loss of media are not here. */
const RULES_OF_SOURCES: Record<MediaSource, (rule: IncidentRuleId) => boolean> = {
  camera: (rule) =>
    /^(face|head|eyes|body|seat|object|camera|identity)\./.test(rule) || rule === 'sound.speech_unseen',
  microphone: (rule) => /^(sound|microphone)\./.test(rule),
  screen: (rule) => rule === 'screen.share_stopped',
};
/** What is not observed can do nothing wrong, and cannot fail. */
const rulesOfUnobserved = (observed: readonly MediaSource[]): readonly IncidentRuleId[] => {
  const off = MEDIA_SOURCES.filter((source) => !observed.includes(source));
  const isAnalysed = observed.includes('camera') || observed.includes('microphone');
  return INCIDENT_RULE_IDS.filter(
    (rule) =>
      off.some((source) => RULES_OF_SOURCES[source](rule)) ||
      (rule === 'media.gap' && observed.length === 0) ||
      (rule === 'analysis.unavailable' && !isAnalysed),
  );
};
const RULES_OF_GAZE: readonly IncidentRuleId[] = ['eyes.away'];
const RULES_OF_OBJECTS: readonly IncidentRuleId[] = ['object.phone', 'object.book', 'object.screen'];

/**
 * Lays the exam's policy and the person's own terms over the defaults, for the sources that the exam observes. Nothing of the result says which of the two switched a rule
 * off, so that nobody who sees it learns of an accommodation.
 */
export function effectivePolicy(
  exam: PolicyDocument = DEFAULT_POLICY,
  person: PersonalTerms = NO_PERSONAL_TERMS,
  observed: readonly MediaSource[] = MEDIA_SOURCES,
): EffectivePolicy {
  const { rules, analysis, allowed } = exam;
  const disabled = new Set<IncidentRuleId>([
    ...INCIDENT_RULE_IDS.filter((rule) => rules[rule]?.enabled === false),
    ...person.disabledRules,
    ...allowed.flatMap((thing) => RULES_OF_THINGS[thing] ?? []),
    ...rulesOfSpeech(exam, person),
    ...rulesOfIdentity(exam, person),
    ...rulesOfUnobserved(observed),
    ...(analysis.gaze ? [] : RULES_OF_GAZE),
    ...(analysis.objects ? [] : RULES_OF_OBJECTS),
  ]);
  const severities: EffectivePolicy['severities'] = {};
  for (const rule of INCIDENT_RULE_IDS) {
    const severity = rules[rule]?.severity;
    if (severity) severities[rule] = severity;
  }
  return {
    thresholds: mergeThresholds(exam.thresholds, unflattenThresholds(person.thresholds)),
    disabledRules: INCIDENT_RULE_IDS.filter((rule) => disabled.has(rule)),
    severities,
    analysis: wantedAnalysis(analysis, disabled),
    allowed,
  };
}

/** What no rule would use is not looked for. */
function wantedAnalysis(
  { gaze, objects }: PolicyDocument['analysis'],
  disabled: ReadonlySet<IncidentRuleId>,
): PolicyDocument['analysis'] {
  const someOf = (rules: readonly IncidentRuleId[]) => rules.some((rule) => !disabled.has(rule));
  return { gaze: gaze && someOf(RULES_OF_GAZE), objects: objects && someOf(RULES_OF_OBJECTS) };
}

/** The rules that can open an incident, in the order of the contract. */
export function watchedRules({ disabledRules }: Pick<EffectivePolicy, 'disabledRules'>): IncidentRuleId[] {
  return INCIDENT_RULE_IDS.filter((rule) => !disabledRules.includes(rule));
}

/** What applies where nothing else is said. */
export const DEFAULT_EFFECTIVE_POLICY: EffectivePolicy = effectivePolicy();
