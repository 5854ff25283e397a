import {
  type Box,
  INCIDENT_RULES,
  type IncidentRuleId,
  MEDIA_SOURCES,
  type PolicyReference,
  type Severity,
} from '@bakylau/contracts';
import { CameraScene } from './camera-scene';
import { type IncidentChange } from './incident-change';
import { type IncidentRule, type RuleSignal } from './incident-rule';
import { inputAtMs, type RuleInput } from './rule-input';
import { DEFAULT_RULES_POLICY, type RulesPolicy } from './rules-policy';
import { AnalysisUnavailableRule } from './rules/analysis-unavailable.rule';
import { BodyFaceHiddenRule } from './rules/body-face-hidden.rule';
import { BodyLeaningRule } from './rules/body-leaning.rule';
import { BodyMovingRule } from './rules/body-moving.rule';
import { BodySecondRule } from './rules/body-second.rule';
import { CameraChangedRule } from './rules/camera-changed.rule';
import { CameraCoveredRule } from './rules/camera-covered.rule';
import { CameraDarkRule } from './rules/camera-dark.rule';
import { CameraFrozenRule } from './rules/camera-frozen.rule';
import { CameraLoopedRule } from './rules/camera-looped.rule';
import { CameraVirtualRule } from './rules/camera-virtual.rule';
import { EyesAwayRule } from './rules/eyes-away.rule';
import { FaceAbsentRule } from './rules/face-absent.rule';
import { FaceMultipleRule } from './rules/face-multiple.rule';
import { FaceOtherPersonRule } from './rules/face-other-person.rule';
import { FacePictureRule } from './rules/face-picture.rule';
import { FaceStillRule } from './rules/face-still.rule';
import { HeadAwayRule } from './rules/head-away.rule';
import { IdentityUncheckedRule } from './rules/identity-unchecked.rule';
import { MediaGapRule } from './rules/media-gap.rule';
import { MicrophoneClippingRule } from './rules/microphone-clipping.rule';
import { MicrophoneSilentRule } from './rules/microphone-silent.rule';
import { KINDS_OF_RULE, type ObjectRuleId, ObjectSeenRule } from './rules/object-seen.rule';
import { PageLeftRule } from './rules/page-left.rule';
import { ScreenShareStoppedRule } from './rules/screen-share-stopped.rule';
import { SeatLeftRule } from './rules/seat-left.rule';
import { SoundNoiseRule } from './rules/sound-noise.rule';
import { SoundSpeechRule } from './rules/sound-speech.rule';
import { SoundSpeechUnseenRule } from './rules/sound-speech-unseen.rule';

/**
 * After a scan the camera goes back to its place, and pictures that were taken meanwhile may still come in from the analysis: so
 * long nobody is judged by them. Milliseconds.
 */
const SETTLE_AFTER_SCAN_MS = 5_000;
/** What these look at is not the camera or the microphone. */
const GO_ON_DURING_SCAN: ReadonlySet<IncidentRuleId> = new Set([
  'media.gap',
  'screen.share_stopped',
  'page.left',
]);

/** Which rules may speak, and how much each weighs where it is not its own severity. */
export interface RuleChoices {
  disabledRules: readonly IncidentRuleId[];
  severities: Partial<Record<IncidentRuleId, Severity>>;
  /** The policy that all this comes from; every card names it. */
  policy?: PolicyReference;
}
const ALL_RULES: RuleChoices = { disabledRules: [], severities: {} };

/** One rule with the keys of what it has open now. */
interface Seat {
  rule: IncidentRule;
  incidentKey: string | null;
  hintKey: string | null;
}

/**
 * The incident rules of one running session. Feed it everything with its time on the session clock; it answers with the
 * steps in the life of incidents. Pure: the same inputs always give the same answers. Make it when the session begins to
 * run, since own normal values are taken from the first 20 s; after an interruption go on with the same one.
 */
export class SessionRules {
  private readonly scene: CameraScene;
  private readonly dark: Seat;
  private readonly frozen: Seat;
  private readonly others: readonly Seat[];
  private keys = 0;
  private lastFrameMs = -Infinity;
  private lastSoundMs = -Infinity;
  /** While the candidate turns the camera as asked, and a moment after: session milliseconds, or Infinity. */
  private scanUntilMs = -Infinity;

  constructor(
    policy: RulesPolicy = DEFAULT_RULES_POLICY,
    private readonly choices: RuleChoices = ALL_RULES,
  ) {
    this.scene = new CameraScene(policy);
    this.dark = seatOf(new CameraDarkRule(policy));
    this.frozen = seatOf(new CameraFrozenRule(policy));
    this.others = [
      new FaceAbsentRule(policy, !choices.disabledRules.includes('seat.left')),
      new FaceMultipleRule(policy),
      new FaceOtherPersonRule(policy),
      new FacePictureRule(policy),
      new FaceStillRule(policy),
      new IdentityUncheckedRule(policy),
      new HeadAwayRule(policy),
      new EyesAwayRule(policy),
      new BodyFaceHiddenRule(policy),
      new SeatLeftRule(policy),
      new BodyLeaningRule(policy),
      new BodyMovingRule(policy),
      new BodySecondRule(policy),
      ...(Object.keys(KINDS_OF_RULE) as ObjectRuleId[]).map((id) => new ObjectSeenRule(id, policy)),
      new CameraCoveredRule(policy),
      new CameraLoopedRule(policy),
      new CameraChangedRule(policy),
      new CameraVirtualRule(policy),
      new SoundNoiseRule(policy),
      new SoundSpeechRule(policy),
      new SoundSpeechUnseenRule(policy),
      new MicrophoneSilentRule(policy),
      new MicrophoneClippingRule(policy),
      ...MEDIA_SOURCES.map((source) => new MediaGapRule(source, policy)),
      ...(['camera', 'microphone'] as const).map((source) => new AnalysisUnavailableRule(source, policy)),
      new ScreenShareStoppedRule(policy),
      new PageLeftRule(policy),
    ].map(seatOf);
  }

  /** Where pictures of faces are on the last frame: nobody's, so identity is not asked of them. */
  get pictures(): Box[] {
    return this.scene.faces.stillFaces.map(({ box }) => box);
  }

  /** Takes one input. A frame or sound window older than the one before it is too late to matter and changes nothing. */
  push(input: RuleInput): IncidentChange[] {
    if (input.kind === 'room_scan') return this.followScan(input);
    if (input.kind === 'watch_ended') return this.closeAll(input.atMs);
    if (this.isTooLate(input) || this.isOfScan(input)) return [];
    this.scene.note(input);
    const atMs = inputAtMs(input);
    // The camera's own faults come first: while one is open, the rules about the person rest.
    const dark = this.changes(this.dark, this.dark.rule.push(input, this.scene), atMs);
    const frozen = this.changes(this.frozen, this.frozen.rule.push(input, this.scene), atMs);
    this.noteFaults();
    this.scene.noteFrame(input);
    const rest = this.others.flatMap((seat) => this.changes(seat, seat.rule.push(input, this.scene), atMs));
    return [...dark, ...frozen, ...rest];
  }

  /** Closes everything that is open, when the session stops running. It may go on afterwards with the same baselines. */
  closeAll(atMs: number): IncidentChange[] {
    return this.close(() => true, atMs);
  }

  /**
   * The person was asked to turn the camera away and hears instructions: picture and sound say nothing of behaviour or of faults
   * then. What the page and the network tell counts as ever.
   */
  private followScan({ underWay, atMs }: Extract<RuleInput, { kind: 'room_scan' }>): IncidentChange[] {
    this.scanUntilMs = underWay ? Infinity : atMs + SETTLE_AFTER_SCAN_MS;
    return underWay ? this.close(({ id }) => !GO_ON_DURING_SCAN.has(id), atMs) : [];
  }

  private isOfScan(input: RuleInput): boolean {
    const isJudged =
      input.kind === 'frame' || input.kind === 'sound' || input.kind === 'analysis_unavailable';
    return isJudged && input.atMs <= this.scanUntilMs;
  }

  private close(which: (rule: IncidentRule) => boolean, atMs: number): IncidentChange[] {
    const seats = [this.dark, this.frozen, ...this.others].filter(({ rule }) => which(rule));
    const changes = seats.flatMap((seat) => this.changes(seat, seat.rule.close(atMs), atMs));
    this.noteFaults();
    return changes;
  }

  private isTooLate(input: RuleInput): boolean {
    if (input.kind === 'frame' && input.source === 'camera') {
      if (input.atMs <= this.lastFrameMs) return true;
      this.lastFrameMs = input.atMs;
    }
    if (input.kind === 'sound') {
      if (input.atMs <= this.lastSoundMs) return true;
      this.lastSoundMs = input.atMs;
    }
    return false;
  }

  private noteFaults(): void {
    this.scene.noteDark(this.dark.incidentKey !== null);
    this.scene.noteFrozen(this.frozen.incidentKey !== null);
  }

  private changes(seat: Seat, signals: readonly RuleSignal[], atMs: number): IncidentChange[] {
    const changes = signals.map((signal) => this.change(seat, signal, atMs));
    // A rule that is switched off goes on looking: while the camera is dark, nobody's face is missed.
    return this.choices.disabledRules.includes(seat.rule.id) ? [] : changes;
  }

  private change(seat: Seat, signal: RuleSignal, atMs: number): IncidentChange {
    const { id: rule, version: ruleVersion, wantsEvidence } = seat.rule;
    const severity = this.choices.severities[rule] ?? seat.rule.severity;
    if (signal.signal === 'hint_raised' || signal.signal === 'hint_cleared') {
      const key = (seat.hintKey ??= this.newKey(rule));
      if (signal.signal === 'hint_raised')
        return { change: 'hint_raised', key, rule, atMs, text: signal.text };
      seat.hintKey = null;
      return { change: 'hint_cleared', key, rule, atMs };
    }
    const key = (seat.incidentKey ??= this.newKey(rule));
    const { startedAtMs } = signal;
    const { policy } = this.choices;
    const card = policy ? { ...signal.card, policy } : signal.card;
    const ledger = INCIDENT_RULES[rule];
    const state = { key, ledger, rule, ruleVersion, severity, startedAtMs, card, wantsEvidence };
    if (signal.signal !== 'closed') return { ...state, change: signal.signal, endedAtMs: null };
    seat.incidentKey = null;
    return { ...state, change: 'closed', endedAtMs: signal.endedAtMs };
  }

  private newKey(rule: string): string {
    this.keys += 1;
    return `${rule}#${this.keys}`;
  }
}

function seatOf(rule: IncidentRule): Seat {
  return { rule, incidentKey: null, hintKey: null };
}
