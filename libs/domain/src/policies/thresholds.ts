import { type z } from 'zod';
import { DEFAULT_RULES_POLICY, type RulesPolicy, rulesPolicySchema } from '../incidents/rules-policy';
import { groupExpected, type ProblemHere, problemOfIssue, unknownEntry } from './policy-problem';

/** Any part of the thresholds, nested as in rulesPolicySchema. */
export type ThresholdOverrides = { readonly [name: string]: unknown };
/** The same by dotted name, such as `headAway.openDeg`. */
export type FlatThresholds = Readonly<Record<string, number>>;

export interface ThresholdProblem extends ProblemHere {
  path: string[];
}

type Section = keyof RulesPolicy;
const SECTIONS = Object.keys(rulesPolicySchema.shape) as Section[];

function isBranch(value: unknown): value is ThresholdOverrides {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with overrides laid over the defaults: names that do not exist, and values that a rule cannot work with. */
export function thresholdProblems(overrides: ThresholdOverrides): ThresholdProblem[] {
  const unknown = unknownNames(overrides, DEFAULT_RULES_POLICY, []);
  if (unknown.length > 0) return unknown;
  const parsed = rulesPolicySchema.safeParse(overrides);
  return parsed.success ? [] : parsed.error.issues.map(problemOf);
}

function problemOf(issue: z.core.$ZodIssue): ThresholdProblem {
  return { path: issue.path.map(String), ...problemOfIssue(issue) };
}

function unknownNames(
  given: ThresholdOverrides,
  known: ThresholdOverrides,
  at: string[],
): ThresholdProblem[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const path = [...at, name];
    if (!Object.hasOwn(known, name)) return [{ path, ...unknownEntry() }];
    const inner = known[name];
    if (!isBranch(inner)) return [];
    if (!isBranch(value)) return [{ path, ...groupExpected(Object.keys(inner)) }];
    return unknownNames(value, inner, path);
  });
}

/** The later parts win. */
function merge(base: ThresholdOverrides, over: ThresholdOverrides): ThresholdOverrides {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = Object.hasOwn(base, name) ? base[name] : undefined;
    merged[name] = isBranch(value) && isBranch(below) ? merge(below, value) : value;
  }
  return merged;
}

/**
 * The thresholds of an exam for one person. Each of the two is valid by itself; where both together are not (one moved the
 * opening, the other the closing of the same rule), the person's own part holds over the defaults.
 * @throws Error when overrides are not valid by themselves: they must be checked before they are stored
 */
export function mergeThresholds(exam: ThresholdOverrides, person: ThresholdOverrides): RulesPolicy {
  const both = merge(exam, person);
  const sections = SECTIONS.map((section) => {
    const schema: z.ZodType = rulesPolicySchema.shape[section];
    const tried = schema.safeParse(both[section]);
    return [section, tried.success ? tried.data : schema.parse(person[section])];
  });
  return Object.fromEntries(sections) as RulesPolicy;
}

/** Every threshold by dotted name. */
export function flattenThresholds(tree: object, at = ''): Record<string, number> {
  const flat: Record<string, number> = {};
  for (const [name, value] of Object.entries(tree)) {
    if (isBranch(value)) Object.assign(flat, flattenThresholds(value, `${at}${name}.`));
    else if (typeof value === 'number') flat[`${at}${name}`] = value;
  }
  return flat;
}

/** The tree of thresholds by dotted name; the inverse of flattenThresholds. */
export function unflattenThresholds(flat: FlatThresholds): ThresholdOverrides {
  return Object.entries(flat).reduce<ThresholdOverrides>((tree, [name, value]) => {
    const branch = name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
    return merge(tree, branch as ThresholdOverrides);
  }, {});
}
