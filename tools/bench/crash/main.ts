import { seededRandom } from '../../../test/media/recording-replay';
import { GatewayBrowser } from '../../../test/media/gateway-browser';
import { GatewayProcess } from '../../../test/medium/gateway-process';
import { GatewayWorld } from '../../../test/medium/gateway-world';
import { benchMachine, numberArgument, runBench } from '../bench-machine';
import { type BenchFigure, buildReport, printReport } from '../bench-report';
import { RecordingWorld } from '../media/recording-world';
import { crashRound } from './crash-round';
import { type Victim, VICTIMS } from './crash-victim';
import { type JudgedSession } from './judged-session';

/** Sorting (0.7 s), writing every 0.5 s, and the timers of a busy machine. */
const MAX_LOST_MS = 1_500;

interface Round extends JudgedSession {
  victim: Victim;
}

/** kill -9 of gateway, uploader and store at random moments of sessions in a real browser. `--rounds`, `--seed`. */
async function main(): Promise<void> {
  const rounds = numberArgument('rounds', 20);
  const random = seededRandom(numberArgument('seed', 1));
  const world = await RecordingWorld.open();
  const gateway = await GatewayProcess.start({ databaseUrl: world.database.url, env: world.environment });
  const browser = await GatewayBrowser.launch(gateway, [
    { clip: 'one_person_frontal_male.mp4', seconds: 10 },
  ]);
  try {
    const people = new GatewayWorld(world.database, gateway);
    const exam = await people.factory.exam();
    const judged: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const victim = VICTIMS[round % VICTIMS.length]!;
      const session = await crashRound({ world, gateway, people, browser, exam, random }, victim);
      judged.push({ victim, ...session });
      const { lostMs, complaints } = session;
      console.log(`round ${round + 1}: ${victim}, ${Math.round(lostMs)} ms lost ${complaints.join('; ')}`);
    }
    report(judged);
  } finally {
    await browser.close();
    await gateway.dispose();
    await world.close();
  }
}

function report(rounds: Round[]): void {
  const lost = VICTIMS.map((victim): BenchFigure => {
    const ofVictim = rounds.filter((round) => round.victim === victim);
    const worstMs = Math.max(...ofVictim.map(({ lostMs }) => lostMs), 0);
    return {
      name: `${victim} killed: lost`,
      value: worstMs,
      unit: 'ms',
      note: `worst of ${ofVictim.length} rounds`,
    };
  });
  const figures: BenchFigure[] = [
    { name: 'rounds', value: rounds.length, unit: '' },
    ...lost,
    { name: 'verify not sound', value: rounds.filter(({ verified }) => !verified).length, unit: 'rounds' },
    { name: 'joint does not play', value: rounds.filter(({ plays }) => !plays).length, unit: 'rounds' },
  ];
  const goals = [
    ...lost.map(({ name }) => ({ figure: name, atMost: MAX_LOST_MS })),
    { figure: 'verify not sound', atMost: 0 },
    { figure: 'joint does not play', atMost: 0 },
  ];
  printReport(buildReport('crash', benchMachine(), figures, goals), process.argv.includes('--json'));
}

runBench(main);
