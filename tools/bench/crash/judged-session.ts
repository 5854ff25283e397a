import { join } from 'node:path';
import { type RecordingChain } from '@bakylau/contracts';
import { RecordingSegment } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { complaints, downloadChain } from '../../../test/media/recorded-chain';
import { decodeErrors, framesBetween } from '../../../test/media/recording-probe';
import { type GatewayProcess } from '../../../test/medium/gateway-process';
import { type RecordingWorld } from '../media/recording-world';

export interface Struck {
  sessionId: string;
  /** Session times, ms. */
  struckAtMs: number;
  untilMs: number;
  /** Whether a new run began; else recording should not have noticed. */
  restarted: boolean;
}

export interface JudgedSession {
  /** Recording that is missing though its source was sending: before the kill, inside the runs, at the end; ms. */
  lostMs: number;
  verified: boolean;
  /** Both chains decode from end to end, and show frames on both sides of the joint after a seek. */
  plays: boolean;
  /** What was wrong; empty when nothing was. */
  complaints: string[];
}

const CHAINS: RecordingChain[] = ['av', 'screen'];
/** A joint is watched from so long before to so long after it. */
const AROUND_JOINT_MS = 1_500;

export async function judgeSession(
  scene: { world: RecordingWorld; gateway: GatewayProcess },
  struck: Struck,
): Promise<JudgedSession> {
  const { world, gateway } = scene;
  const { sessionId } = struck;
  const report = await verifySession(new SessionArchive(world.objects, sessionFolder(sessionId)), {
    expectedPublicKeyPem: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  });
  const faults = report.sound ? [] : [`verify: ${JSON.stringify(report.problem)}`];
  let lostMs = 0;
  let plays = true;
  for (const chain of CHAINS) {
    const segments = await world.database.dataSource
      .getRepository(RecordingSegment)
      .find({ where: { sessionId, chain }, order: { startMs: 'ASC' } });
    lostMs = Math.max(lostMs, lostOf(segments, struck));
    const heard = await playChain(world, segments, chain, struck);
    if (heard.length > 0) plays = false;
    faults.push(...heard);
  }
  return { lostMs, verified: report.sound, plays, complaints: faults };
}

function lostOf(segments: RecordingSegment[], { struckAtMs, untilMs, restarted }: Struck): number {
  const inRuns = segments.slice(1).flatMap((segment, i) => {
    const before = segments[i]!;
    return before.run === segment.run ? [segment.startMs - before.endMs] : [];
  });
  const beforeKill = restarted
    ? [struckAtMs - Math.max(...segments.filter(({ run }) => run === 1).map(({ endMs }) => endMs))]
    : [];
  return Math.max(...inRuns, ...beforeKill, untilMs - segments.at(-1)!.endMs, 0);
}

async function playChain(
  world: RecordingWorld,
  segments: RecordingSegment[],
  chain: RecordingChain,
  { sessionId, struckAtMs }: Struck,
): Promise<string[]> {
  const file = join(world.folder, `${sessionId}-${chain}.webm`);
  const { path, originMs } = await downloadChain(world.objects, segments, file);
  const faults = complaints(await decodeErrors(path)).map((line) => `${chain}: ${line}`);
  const joints = segments.slice(1).filter(({ run }, i) => run !== segments[i]!.run);
  const joint = joints[0] ?? segments.find(({ startMs }) => startMs > struckAtMs) ?? segments.at(-1)!;
  const before = segments[segments.indexOf(joint) - 1] ?? joint;
  const around = [
    { name: 'before', fromMs: before.endMs - AROUND_JOINT_MS, toMs: before.endMs },
    { name: 'behind', fromMs: joint.startMs, toMs: joint.startMs + AROUND_JOINT_MS },
  ];
  for (const { name, fromMs, toMs } of around) {
    const frames = await framesBetween(path, Math.max(fromMs - originMs, 0), toMs - originMs);
    if (frames === 0) faults.push(`${chain}: no picture ${name} the joint at ${joint.startMs} ms`);
  }
  return faults;
}
