import { type ExplanationCard, type Ledger } from '@bakylau/contracts';
import { facts, heading, type FactRow, type ProtocolBlock, remark } from '../protocol-block';
import { type FlagFacts, type ProtocolFacts, type VerdictAct } from '../protocol-facts';
import { type ProtocolWords } from '../protocol-words';

/** Flags as the protocol numbers them: both ledgers in one count, so that a number names one flag. */
export function numberedFlags({ flags }: ProtocolFacts): (FlagFacts & { number: number })[] {
  const of = (ledger: Ledger) => flags.filter(({ incident }) => incident.ledger === ledger);
  return [...of('behaviour'), ...of('technical')].map((flag, i) => ({ ...flag, number: i + 1 }));
}

export function flagsSection(all: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  const numbered = numberedFlags(all);
  const ledger = (name: Ledger): ProtocolBlock[] => {
    const own = numbered.filter(({ incident }) => incident.ledger === name);
    return [
      heading(3, t(`protocol:flags.${name}`, { count: own.length })),
      ...(name === 'technical' ? [remark(t('protocol:flags.technicalNote'))] : []),
      ...(own.length === 0 ? [remark(t('protocol:flags.empty'))] : []),
      ...own.flatMap((flag) => flagBlocks(flag, words)),
    ];
  };
  return [
    heading(2, t('protocol:flags.title')),
    remark(t('protocol:flags.explanation')),
    ...ledger('behaviour'),
    ...ledger('technical'),
  ];
}

function flagBlocks(
  { number, incident, acts }: FlagFacts & { number: number },
  words: ProtocolWords,
): ProtocolBlock[] {
  const { t } = words;
  const { card, startedAtMs, endedAtMs } = incident;
  const models = card.models.map(({ name, sha256 }) => `${name} (${sha256.slice(0, 16)})`);
  const title = { number, time: words.clock(startedAtMs), rule: t(`terms:rule.${incident.rule}`) };
  const time = `${words.span(startedAtMs, endedAtMs)} (${words.instant(incident.startedAt)})`;
  const duration = words.seconds(card.durationMs);
  const policy: FactRow[] = card.policy
    ? [[t('protocol:session.policy'), t('protocol:session.policyVersion', card.policy)]]
    : [];
  const baseline: FactRow[] = card.baseline
    ? [[t('protocol:flags.baseline'), words.figure(card.baseline)]]
    : [];
  return [
    heading(4, t('protocol:flags.heading', title)),
    { kind: 'paragraph', text: words.text(card.summary) },
    facts(
      [t('protocol:flags.when'), t('protocol:flags.duration', { time, duration })],
      ...measuredRows(card, words),
      ...baseline,
      [t('protocol:flags.severity'), t(`terms:severity.${incident.severity}`)],
      [
        t('protocol:flags.rule'),
        t('protocol:flags.ruleOf', { rule: card.ruleId, version: card.ruleVersion }),
      ],
      ...policy,
      [t('protocol:flags.models'), models.length > 0 ? models.join('\n') : t('protocol:flags.noModels')],
      [t('protocol:flags.doesNotProve'), words.text(card.doesNotProve)],
      [t('protocol:flags.verdict'), t(`terms:verdict.${incident.verdict}`)],
      ...acts.map((act, i) => actRow(act, i, words)),
    ),
  ];
}

/** Of what a person saw nothing was measured; then it says who saw it. */
function measuredRows(
  { measured, threshold, confidence, observation }: ExplanationCard,
  words: ProtocolWords,
): FactRow[] {
  const { t } = words;
  if (!measured || !threshold || confidence === null)
    return [[t('protocol:flags.measured'), t('protocol:flags.seenBy', { name: observation?.by ?? '—' })]];
  const isSameUnit = measured.unit === threshold.unit;
  const figures = {
    measured: words.figure(measured),
    threshold: isSameUnit ? words.limit(threshold) : words.figure(threshold),
  };
  return [
    [t('protocol:flags.measured'), t('protocol:flags.measuredOf', figures)],
    [t('protocol:flags.confidence'), words.percent(confidence)],
  ];
}

/** The acts are one list; its name stands once. */
function actRow(act: VerdictAct, index: number, words: ProtocolWords): FactRow {
  const { t } = words;
  const what = [
    act.isUndo ? t('protocol:flags.undone') : t(`terms:verdict.${act.verdict}`),
    ...(act.reason && !act.isUndo ? [t(`terms:verdictReason.${act.reason}`)] : []),
    ...(act.isBulk ? [t('protocol:flags.bulk')] : []),
  ].join(', ');
  const line = `${words.instant(act.at)}, ${t('protocol:by', { name: act.by, what })}`;
  return [index === 0 ? t('protocol:flags.history') : '', act.note ? `${line}\n${act.note}` : line];
}
