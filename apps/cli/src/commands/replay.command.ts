import { type Command } from 'commander';
import { withEngines } from '../inference/analysis-engines';
import { Observer } from '../analysis/observer';
import { UsageError } from '../cli.errors';
import { withDatabase } from '../database';
import { ExitCode } from '../exit-code';
import { type IncidentSpan, type ReplayReport } from '../replay/replay-report';
import { loadSessionLog } from '../replay/session-log';
import { SessionReplay } from '../replay/session-replay';
import { print } from '../print';
import { openServiceStore } from '../session-folder';
import { timeText } from './time-text';

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('look at a stored session again with the networks and rules of today, and name what differs')
    .argument('<session>', 'id of the session; its database and store are those of the service')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing differs, 1 something differs, 2 could not be done')
    .action(replay);
}

async function replay(sessionId: string, options: { json?: boolean }): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) throw new UsageError(`"${sessionId}" is not the id of a session`);
  const log = await withDatabase((database) => loadSessionLog(database, sessionId));
  const report = await withEngines((engines) => {
    const observer = new Observer(engines, { sessionId, reference: log.reference });
    return new SessionReplay(log, observer).replay(openServiceStore());
  });
  print(report, options.json, () => describe(report));
  if (!report.identical) process.exitCode = ExitCode.failed;
}

function describe({
  sessionId,
  observations,
  identity,
  figures,
  incidents,
  identical,
}: ReplayReport): string[] {
  const span = ({ rule, startedAtMs, endedAtMs }: IncidentSpan): string =>
    `${rule}, ${timeText(startedAtMs)} to ${endedAtMs === null ? 'the end' : timeText(endedAtMs)}`;
  return [
    `Session ${sessionId}: ${identical ? 'the same flags' : 'DIFFERENT'}`,
    `  observations   ${observations.replayed} looked at again, ${observations.missing} without their picture or sound`,
    ...(identity.asStored > 0
      ? [
          `  identity       ${identity.lookedAgain} looked at again, ${identity.asStored} taken as stored: the session compared with another`,
          '                 enrolled photo than that of today, or with none; nobody can look at those again',
        ]
      : []),
    ...figures.map(
      ({ name, compared, different, largest }) =>
        `  ${name.padEnd(18)} ${different} of ${compared} differ, by ${Number(largest.toPrecision(3))} at most`,
    ),
    `  incidents      ${incidents.same} the same`,
    ...incidents.lost.map((incident) => `  not found again  ${span(incident)}`),
    ...incidents.added.map((incident) => `  found now        ${span(incident)}`),
    ...incidents.changed.map(({ stored, now }) => `  ends elsewhere   ${span(stored)}; now ${span(now)}`),
  ];
}
