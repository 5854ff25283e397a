/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_EFFECTIVE_POLICY, rulesPolicySchema } from '@bakylau/domain';
import { SoundEngine } from '@bakylau/sound';
import { decodePicture, VisionEngine } from '@bakylau/vision';
import { analyseFile } from '../../apps/cli/src/analysis/file-analysis';
import { Observer } from '../../apps/cli/src/analysis/observer';

jest.setTimeout(120_000);
const root = join(__dirname, '../..');
const models = join(root, 'models');
const fixtures = join(root, 'test/fixtures');
const candidate = ['-stream_loop', '-1', '-i', join(fixtures, 'video/one_person_frontal_male.mp4')];
/** Photos of one woman in whose first seven the head is turned to the left, one a second. */
const turnedHead = ['-framerate', '1', '-i', join(fixtures, 'head_pose/woman_%02d.jpg')];
const policy = {
  ...DEFAULT_EFFECTIVE_POLICY,
  thresholds: rulesPolicySchema.parse({ identityUnchecked: { openAfterMs: 10_000 } }),
};

/** Footage of somebody whom nobody can compare with a photo, through decoder, networks and rules. */
describe('identity.unchecked on footage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-unchecked-'));
  let vision: VisionEngine;
  let sound: SoundEngine;
  let reference: number[];

  beforeAll(async () => {
    vision = await VisionEngine.load(models);
    sound = await SoundEngine.load(models);
    const photo = await decodePicture(readFileSync(join(root, 'apps/api/demo-assets/candidate.jpg')), 'jpeg');
    reference = Array.from((await vision.assessPhoto(photo)).descriptor!);
  });
  afterAll(async () => {
    await Promise.all([vision.close(), sound.close()]);
    rmSync(folder, { recursive: true });
  });

  const uncheckedIn = async (input: string[], filter: string) => {
    const clip = join(folder, 'clip.webm');
    const encode = '-t 13 -an -r 1 -c:v libvpx -g 1 -b:v 2M -deadline realtime -cpu-used 8'.split(' ');
    execFileSync('ffmpeg', ['-y', '-v', 'error', ...input, '-vf', filter, ...encode, clip]);
    const observer = new Observer({ vision, sound }, { sessionId: 's', reference });
    const options = { observer, hasReference: true, policy, onObservation: () => undefined };
    const { incidents } = await analyseFile(clip, options);
    return incidents.filter(({ rule }) => rule === 'identity.unchecked');
  };

  it.each([
    ['too dark', candidate, "lutyuv=y='16+(val-16)*0.1'", 'face too dark 13'],
    ['turned', turnedHead, 'loop=-1:7:0,scale=640:480', 'face turned 13'],
  ])('opens on a face that is %s, and says why', async (_what, input, filter, reason) => {
    const [incident, ...others] = await uncheckedIn(input, filter);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ ledger: 'technical', startedAtMs: 0, endedAtMs: 12_000 });
    expect(incident?.card.summary.en).toContain(`by reason: ${reason}.`);
    expect(incident?.card.models.map(({ name }) => name)).toContain('face-mesh');
  });

  it('does not open on a face that can be compared', async () => {
    expect(await uncheckedIn(candidate, 'null')).toEqual([]);
  });
});
