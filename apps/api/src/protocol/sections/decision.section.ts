import { type Decision, type MarkDecision } from '@bakylau/contracts';
import { facts, heading, type FactRow, paragraph, type ProtocolBlock } from '../protocol-block';
import { type CaseAct, type ProtocolFacts } from '../protocol-facts';
import { type ProtocolWords } from '../protocol-words';
import { numberedFlags } from './flags.section';

/** Moves to another window, decisions, comments, appeal and annulment, the earliest first. */
export function decisionSection(all: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  const numbers = new Map(numberedFlags(all).map(({ incident, number }) => [incident.id, number]));
  const { decision, firstDecision, acts } = all;
  const steps: { at: string; row: FactRow }[] = acts.map((act) => ({ at: act.at, row: actRow(act, words) }));
  const decisions = [
    { label: t('protocol:decision.firstDecision'), taken: firstDecision },
    { label: t('protocol:decision.decision'), taken: decision },
  ];
  for (const { label, taken } of decisions)
    if (taken) steps.push({ at: taken.decidedAt, row: [label, decisionText(taken, numbers, words)] });
  const rows = steps.sort((a, b) => a.at.localeCompare(b.at)).map(({ row }) => row);
  return [
    heading(2, t('protocol:decision.title')),
    ...(decision ? [] : [paragraph(t('protocol:decision.none'))]),
    ...(rows.length > 0 ? [facts(...rows)] : []),
  ];
}

function decisionText(
  { outcome, reason, incidentIds, decidedBy, decidedAt }: Decision,
  numbers: ReadonlyMap<string, number>,
  words: ProtocolWords,
): string {
  const { t } = words;
  const said = t('protocol:by', { name: decidedBy, what: t(`terms:decision.${outcome}`) });
  const founding = incidentIds.map((id) => `№ ${numbers.get(id) ?? id}`).join(', ');
  return [
    `${words.instant(decidedAt)}, ${said}`,
    t('protocol:reason', { text: reason }),
    ...(founding ? [`${t('protocol:decision.founding')}: ${founding}`] : []),
  ].join('\n');
}

function actRow(act: CaseAct, words: ProtocolWords): FactRow {
  const { t } = words;
  const label = t(`protocol:decision.${act.kind}`);
  const who = `${words.instant(act.at)}, ${act.by}`;
  switch (act.kind) {
    case 'annulmentAgreed':
    case 'annulmentDeclined':
      return [label, who];
    case 'handOver':
      return [label, `${who}: ${movedText(act, words)}\n${t('protocol:reason', { text: act.reason })}`];
    case 'takeOver':
      return [label, `${who}: ${movedText(act, words)}`];
    case 'ruling':
      return [label, `${who}: ${t(`terms:appealState.${act.state}`)}\n${act.text}`];
    case 'markDecision':
      return [label, [`${who}: ${marksText(act.decision, words)}`, act.decision.reason].join('\n')];
    case 'confirmation':
      return [
        label,
        [
          `${who}: ${markText(act)}`,
          ...(act.reason === null ? [] : [t('protocol:reason', { text: act.reason })]),
        ].join('\n'),
      ];
    case 'comment':
    case 'markAppeal':
    case 'appeal':
    case 'annulmentProposed':
      return [label, `${who}\n${act.text}`];
  }
}

function movedText({ from, to }: { from: string | null; to: string }, { t }: ProtocolWords): string {
  return from === null ? t('protocol:decision.movedTo', { to }) : t('protocol:decision.moved', { from, to });
}

function markText({ mark, letter }: Pick<MarkDecision['before'], 'mark' | 'letter'>): string {
  return `${mark} (${letter})`;
}

/** Old and new marks, and each criterion that was raised. */
function marksText({ before, raised }: MarkDecision, words: ProtocolWords): string {
  const { t } = words;
  if (!raised) return t('protocol:decision.marksStay', { before: markText(before) });
  const { way, after, criteria } = raised;
  const values = { before: markText(before), after: markText(after) };
  const lines = criteria.map((each) => {
    const points = { before: words.number(each.before), after: words.number(each.after) };
    const criterion = words.text(each.criterion);
    return t('protocol:decision.criterionRaised', { position: each.position, criterion, ...points });
  });
  return [t(`protocol:decision.marksRaised.${way}`, values), ...lines].join('\n');
}
