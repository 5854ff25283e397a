import { type RuleSignal } from '../incident-rule';
import { LastingRule } from '../lasting.rule';
import { type RuleInput } from '../rule-input';
import { type RulesPolicy } from '../rules-policy';

/** Technical: frames or sound windows came back unanalysed, and nothing was analysed meanwhile. */
export class AnalysisUnavailableRule extends LastingRule {
  readonly id = 'analysis.unavailable';
  readonly version = 1;
  readonly severity = 'info';
  readonly wantsEvidence = false;

  constructor(policy: RulesPolicy) {
    super({ openAfterMs: policy.analysisUnavailable.openAfterMs, updateEveryMs: policy.updateEveryMs });
  }

  push(input: RuleInput): RuleSignal[] {
    switch (input.kind) {
      case 'analysis_unavailable':
        return this.begin(input.atMs);
      case 'frame':
      case 'sound':
        return this.end(input.atMs);
      case 'tick':
        return this.pass(input.atMs);
      default:
        return [];
    }
  }
}
