/**
 * One worker's memory, in a process of its own that runs what `nest build analyzer` compiled, as an installation does: a compiler of
 * TypeScript would be in the figure. Plain JavaScript for the same reason.
 *
 * Arguments: a file with the key frames of each candidate (serialised Buffer[][]) and the minutes of each. All go through one engine by
 * turns, a picture a second, looked at with the full set. Prints `{ highestMb, startMb, endMb }`: the highest resident memory after the
 * first tenth, and its median in the second tenth and in the last.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { deserialize } = require('node:v8');

const root = join(__dirname, '../../..');
const libs = join(root, 'dist/apps/analyzer/libs');
const { LookSchedule } = require(join(libs, 'domain/src/index.js'));
const { decodePicture, toFrameObservation, VisionEngine } = require(join(libs, 'vision/src/index.js'));

const measuredEveryS = 2;

class Candidate {
  constructor(engine, frames) {
    this.engine = engine;
    this.frames = frames;
    this.schedule = new LookSchedule({
      ...{ identity: true, body: true, objects: true, distantFaces: true, gaze: false },
    });
    this.previousThumbnail = undefined;
  }

  async lookAt(second) {
    const { engine, frames, schedule, previousThumbnail } = this;
    const plan = schedule.plan(second * 1000);
    const picture = await decodePicture(frames[second % frames.length], 'vp8');
    const { wantIdentity, wants, atMs } = plan;
    const analysis = await engine.analyseFrame(picture, { wantIdentity, wants, previousThumbnail });
    this.previousThumbnail = analysis.thumbnail;
    const context = { sessionId: '', atMs, source: 'camera', models: engine.models, cpuMs: 0 };
    schedule.seen(plan, toFrameObservation(analysis, context));
  }
}

function residentMb() {
  globalThis.gc();
  return process.memoryUsage.rss() / 1e6;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function main() {
  const [framesFile, minutes] = process.argv.slice(2);
  const engine = await VisionEngine.load(join(root, 'models'));
  const candidates = deserialize(readFileSync(framesFile)).map((frames) => new Candidate(engine, frames));
  const seconds = Number(minutes) * 60;
  // The allocator holds some 30 MB now and then that it gives back a moment later: growth is what the median does.
  const residents = { start: [], between: [], end: [] };
  for (let second = 1; second <= seconds; second++) {
    for (const candidate of candidates) await candidate.lookAt(second);
    const share = second / seconds;
    if (share <= 0.1 || second % measuredEveryS !== 0) continue;
    residents[share <= 0.2 ? 'start' : share <= 0.9 ? 'between' : 'end'].push(residentMb());
  }
  const { start, between, end } = residents;
  const highestMb = Math.max(...start, ...between, ...end);
  process.stdout.write(JSON.stringify({ highestMb, startMb: median(start), endMb: median(end) }));
  await engine.close();
}

void main();
