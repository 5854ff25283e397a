import { isCandidateChain } from '@bakylau/contracts';
import { facts, heading, type FactRow, type ProtocolBlock, remark } from '../protocol-block';
import { type ProtocolFacts, type RecordedChain } from '../protocol-facts';
import { type ProtocolWords } from '../protocol-words';

/** Interruptions, and the time that they, scans of the room and pauses by hand gave back. */
export function timeSection({ time }: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  const rows: FactRow[] = [
    ...time.runs.map(({ run, startedAtMs, endedAtMs }): FactRow => [
      t('protocol:time.run', { number: run }),
      words.span(startedAtMs, endedAtMs),
    ]),
    ...time.credits.map(({ atMs, lostMs, creditedMs }): FactRow => {
      const values = { lost: words.seconds(lostMs), credited: words.seconds(creditedMs) };
      return [t('protocol:time.credit'), `${words.clock(atMs)}, ${t('protocol:time.creditOf', values)}`];
    }),
    ...time.scans.map(({ askedAt, state, creditedMs }): FactRow => {
      const values = { state: t(`terms:roomScanState.${state}`), credited: words.seconds(creditedMs) };
      return [t('protocol:time.scan'), `${words.instant(askedAt)}, ${t('protocol:time.scanOf', values)}`];
    }),
    ...time.pauses.map(({ isBreak, pausedAt, pausedBy, reason, creditedMs }): FactRow => {
      const values = { by: pausedBy, reason, credited: words.seconds(creditedMs) };
      if (isBreak)
        return [
          t('protocol:time.break'),
          `${words.instant(pausedAt)}, ${t('protocol:time.breakOf', values)}`,
        ];
      return [t('protocol:time.pause'), `${words.instant(pausedAt)}, ${t('protocol:time.pauseOf', values)}`];
    }),
    ...time.corrections.map(({ at, by, reason, correctedMs }): FactRow => {
      const values = { by, reason, time: words.seconds(Math.abs(correctedMs)) };
      const key = correctedMs < 0 ? 'protocol:time.correctionLess' : 'protocol:time.correctionMore';
      return [t('protocol:time.correction'), `${words.instant(at)}, ${t(key, values)}`];
    }),
    [t('protocol:time.total'), words.seconds(time.creditedMs)],
  ];
  return [heading(2, t('protocol:time.title')), facts(...rows)];
}

export function recordingSection(
  { recording, localRecordings }: ProtocolFacts,
  words: ProtocolWords,
): ProtocolBlock[] {
  const { t } = words;
  const rows = recording.flatMap((chain) => chainRows(chain, words));
  const localRows = localRecordings.map(({ chain, startMs, endMs }): FactRow => [
    t('protocol:recording.local', { chain: t(`protocol:recording.chain.${chain}`) }),
    words.span(startMs, endMs),
  ]);
  return [
    heading(2, t('protocol:recording.title')),
    facts(...rows, ...localRows),
    ...(localRows.length > 0 ? [remark(t('protocol:recording.localNote'))] : []),
  ];
}

function chainRows({ chain, examiners, track, losses }: RecordedChain, words: ProtocolWords): FactRow[] {
  const { t } = words;
  const name = isCandidateChain(chain)
    ? t(`protocol:recording.chain.${chain}`)
    : t('protocol:recording.examiner', { name: examiners.join(', ') });
  if (!track) return [[name, t('protocol:recording.missing')]];
  const span = words.span(track.startMs, track.endMs);
  const gaps = track.gaps.map(({ startMs, endMs }) => words.span(startMs, endMs)).join('; ');
  const lost = { spans: losses.spans, total: words.seconds(losses.totalMs) };
  return [
    [name, t('protocol:recording.covers', { span, segments: track.segments })],
    [t('protocol:recording.gaps', { chain: name }), gaps || t('protocol:none')],
    [
      t('protocol:recording.losses', { chain: name }),
      losses.spans > 0 ? t('protocol:recording.lossesOf', lost) : t('protocol:none'),
    ],
  ];
}

export function deletionsSection({ deletions }: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  const rows = deletions.map(({ artefact, rule, days, objects, orderedAt, completedAt }): FactRow => {
    const receipt = completedAt
      ? t('protocol:deletions.done', { time: words.instant(completedAt) })
      : t('protocol:deletions.open');
    const why = t(`protocol:deletions.rule.${rule}`, { days: days ?? 0 });
    const values = { rule: why, objects, ordered: words.instant(orderedAt), receipt };
    return [t(`protocol:deletions.artefact.${artefact}`), t('protocol:deletions.of', values)];
  });
  return [
    heading(2, t('protocol:deletions.title')),
    rows.length > 0 ? facts(...rows) : remark(t('protocol:deletions.none')),
  ];
}
