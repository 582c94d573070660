import type { Text, TextParameters } from '../i18n/texts.js';

/**
 * A rule is one named demand on a subject. It is pure: the subject carries everything it looks at, the moment of
 * judging included, so the same subject always gets the same verdict.
 */
export interface Rule<Subject> {
  /** Stable kebab-case name, part of the API. */
  readonly name: string;
  /** What is asked, in plain words. */
  readonly demand: Text;
  /** Where the demand comes from: a section of the published rules, an RFC. */
  readonly citation: string;
  readonly inForce?: InForce;
  /** Whether the rule says anything about this subject; a rule that does not apply never fails. */
  appliesTo(subject: Subject): boolean;
  judge(subject: Subject): Judgement;
}

/** Days (ISO, inclusive) between which a rule is in force; open ended where absent. */
export interface InForce {
  readonly from?: string;
  readonly until?: string;
}

export type Judgement =
  | { readonly verdict: 'pass' }
  | {
      readonly verdict: 'fail' | 'warning';
      /** What was found instead, and how to mend it; both may use `parameters`. */
      readonly found: Text;
      readonly remedy: Text;
      readonly parameters?: TextParameters;
    };

export interface RuleResult {
  readonly rule: string;
  readonly verdict: 'pass' | 'fail' | 'warning' | 'not-applicable';
  readonly demand: Text;
  readonly citation: string;
  readonly inForce?: InForce;
  readonly found?: Text;
  readonly remedy?: Text;
  readonly parameters?: TextParameters;
}

export const PASS: Judgement = { verdict: 'pass' };

/** The rules in force at a moment; their days are days in UTC. A demand that changed has one rule for each period. */
export function rulesInForce<Subject>(rules: readonly Rule<Subject>[], moment: Date): readonly Rule<Subject>[] {
  const dayNumber = Math.floor(moment.getTime() / DAY_MS);
  const known = chosen.get(rules);
  if (known?.dayNumber === dayNumber) return known.rules as readonly Rule<Subject>[];
  const day = dayOf(moment);
  const inForceThen = rulesStillInForce(rules, moment).filter(({ inForce }) => !inForce?.from || day >= inForce.from);
  chosen.set(rules, { dayNumber, rules: inForceThen });
  return inForceThen;
}

const DAY_MS = 86_400_000;
/** The choice of a day holds all day; judgements come by the thousand. */
const chosen = new WeakMap<readonly object[], { readonly dayNumber: number; readonly rules: readonly object[] }>();

/** The rules in force at a moment, and those that will be later. */
export function rulesStillInForce<Subject>(rules: readonly Rule<Subject>[], moment: Date): readonly Rule<Subject>[] {
  const day = dayOf(moment);
  return rules.filter(({ inForce }) => !inForce?.until || day <= inForce.until);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Judges every rule, so that the user learns all faults at once. */
export function judgeAll<Subject>(rules: readonly Rule<Subject>[], subject: Subject): readonly RuleResult[] {
  return rules.map((rule) => {
    const { passed, notApplicable } = usualResults(rule);
    if (!rule.appliesTo(subject)) return notApplicable;
    const judgement = rule.judge(subject);
    return judgement.verdict === 'pass' ? passed : { ...passed, ...judgement };
  });
}

interface UsualResults {
  readonly passed: RuleResult;
  readonly notApplicable: RuleResult;
}

const usual = new WeakMap<object, UsualResults>();

/** Most results of a rule say nothing about the subject: they are made once, and nobody can change them. */
function usualResults<Subject>(rule: Rule<Subject>): UsualResults {
  const known = usual.get(rule);
  if (known) return known;
  const { name, demand, citation, inForce } = rule;
  const told = { rule: name, demand, citation, ...(inForce && { inForce }) };
  const results = {
    passed: Object.freeze({ ...told, verdict: 'pass' } as const),
    notApplicable: Object.freeze({ ...told, verdict: 'not-applicable' } as const),
  };
  usual.set(rule, results);
  return results;
}

export function failures(results: readonly RuleResult[]): readonly RuleResult[] {
  return results.filter((result) => result.verdict === 'fail');
}
