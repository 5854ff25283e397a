import { facts, heading, type FactRow, type ProtocolBlock, remark } from '../protocol-block';
import { type ProtocolFacts } from '../protocol-facts';
import { type ProtocolWords } from '../protocol-words';

export function sessionSection(
  { exam, candidate, session, rules }: ProtocolFacts,
  words: ProtocolWords,
): ProtocolBlock[] {
  const { t } = words;
  const { startedAt, submittedAt } = session;
  const durationMs = startedAt && submittedAt ? Date.parse(submittedAt) - Date.parse(startedAt) : null;
  const ruleRows: FactRow[] = rules
    ? [
        [
          t('protocol:session.policy'),
          t('protocol:session.policyVersion', { name: rules.name, version: rules.version }),
        ],
        [t('protocol:session.policyHash'), rules.sha256],
      ]
    : [[t('protocol:session.policy'), t('protocol:none')]];
  return [
    heading(2, t('protocol:session.title')),
    facts(
      [t('protocol:session.exam'), words.text(exam.title)],
      [t('protocol:session.format'), t(`terms:examFormat.${exam.format}`)],
      [t('protocol:session.candidate'), candidate.name],
      [t('protocol:session.studentNumber'), candidate.studentNumber ?? '—'],
      [t('protocol:session.id'), session.id],
      [t('protocol:session.state'), t(`terms:sessionState.${session.state}`)],
      [t('protocol:session.started'), words.instant(startedAt)],
      [t('protocol:session.submitted'), words.instant(submittedAt)],
      [t('protocol:session.duration'), durationMs === null ? '—' : words.clock(durationMs)],
      [t('protocol:session.epoch'), words.instant(session.epoch)],
      [t('protocol:session.closed'), words.instant(session.closedAt)],
      ...ruleRows,
    ),
  ];
}

export function checkInSection({ checkIn }: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  if (!checkIn) return [];
  const { photo, distance, threshold, tries, notice, liveness } = checkIn;
  const rows: FactRow[] = [[t('protocol:checkIn.photo'), t(`protocol:checkIn.outcome.${photo}`)]];
  if (distance !== null && threshold !== null) {
    const values = { value: words.number(distance), threshold: words.number(threshold) };
    rows.push([t('protocol:checkIn.distance'), t('protocol:checkIn.distanceOf', values)]);
  }
  rows.push([t('protocol:checkIn.tries'), String(tries)]);
  if (notice) {
    const values = { version: notice.version, time: words.instant(notice.acceptedAt) };
    rows.push([t('protocol:checkIn.notice'), t('protocol:checkIn.noticeOf', values)]);
  }
  if (liveness) {
    rows.push([t('protocol:checkIn.liveness'), t(`protocol:checkIn.livenessOutcome.${liveness.outcome}`)]);
    if (liveness.finding) {
      const { by, at, reason, shown } = liveness.finding;
      const what = t(shown ? 'protocol:checkIn.livenessShown' : 'protocol:checkIn.livenessNotShown');
      const said = t('protocol:by', { name: by, what });
      rows.push([t('protocol:checkIn.livenessFinding'), `${words.instant(at)}, ${said}\n${reason}`]);
    }
  }
  return [heading(2, t('protocol:checkIn.title')), facts(...rows), remark(t('protocol:checkIn.advice'))];
}
