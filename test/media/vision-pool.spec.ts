import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FrameDroppedError, InferencePool } from '@bakylau/vision';

jest.setTimeout(60_000);

const portrait = readFileSync(join(__dirname, '../fixtures/faces/C000380.jpg'));
const options = {
  modelsDir: join(__dirname, '../../models'),
  queueLength: 4,
  execArgv: ['--require', join(__dirname, '../../tools/typescript/register.cjs')],
};

describe(InferencePool.name, () => {
  let sut: InferencePool;

  beforeAll(async () => {
    sut = await InferencePool.start({ ...options, threads: 2 });
  });

  afterAll(() => sut.close());

  it('analyses frames and photos in its threads', async () => {
    const frame = await sut.analyseFrame(portrait, 'jpeg', { wantIdentity: true });
    const photo = await sut.assessPhoto(portrait, 'jpeg');

    expect(frame.analysis.faces).toHaveLength(1);
    expect(frame.analysis.thumbnail).toHaveLength(64 * 48);
    expect(frame.cpuMs).toBeGreaterThan(1);
    expect(photo.analysis.refusals).toEqual([]);
    const identity = frame.analysis.identity;
    expect(identity?.usable && [...identity.descriptor]).toEqual([...photo.analysis.descriptor!]);
    expect(sut.models.map((model) => model.name)).toContain('face-mesh');
    expect(sut.threadCount).toBe(2);
  });

  it('drops the oldest frames when there are too many, counts them, and keeps the photo', async () => {
    const before = sut.droppedFrames;
    const frames = Array.from({ length: 30 }, () =>
      sut.analyseFrame(portrait, 'jpeg', { wantIdentity: false }),
    );
    const photo = sut.assessPhoto(portrait, 'jpeg');
    const settled = await Promise.allSettled(frames);

    // Two run, four wait for each thread; the rest had to go, and the newest are among those that were analysed.
    const dropped = settled.filter((result) => result.status === 'rejected');
    expect(dropped).toHaveLength(30 - 2 - 2 * options.queueLength);
    expect(dropped.every((result) => result.reason instanceof FrameDroppedError)).toBe(true);
    expect(sut.droppedFrames - before).toBe(dropped.length);
    expect(settled.slice(-2 * options.queueLength).every((result) => result.status === 'fulfilled')).toBe(
      true,
    );
    expect((await photo).analysis.refusals).toEqual([]);
  });

  it('goes on after bytes that are no picture', async () => {
    const wrong = sut.analyseFrame(Buffer.from('no picture at all'), 'jpeg', { wantIdentity: false });

    await expect(wrong).rejects.toMatchObject({ name: 'PictureError', code: 'not_an_image' });
    await expect(sut.analyseFrame(portrait, 'jpeg', { wantIdentity: false })).resolves.toBeDefined();
  });

  it('says what to do when there are no models', async () => {
    const start = InferencePool.start({ ...options, threads: 1, modelsDir: '/nonexistent' });

    await expect(start).rejects.toThrow('npm run models:build');
  });

  it('closes twice and refuses what comes later', async () => {
    const pool = await InferencePool.start({ ...options, threads: 1 });
    await pool.close();
    await pool.close();

    expect(() => pool.analyseFrame(portrait, 'jpeg', { wantIdentity: false })).toThrow('closed');
  });

  it('replaces a thread that died, and serves what waits', async () => {
    const deaths: string[] = [];
    const pool = await InferencePool.start({
      ...options,
      threads: 1,
      execArgv: [...options.execArgv, '--require', join(__dirname, 'dying-thread.cjs')],
      onThreadDeath: (reason) => deaths.push(reason),
    });

    await expect(pool.analyseFrame(Buffer.from('die'), 'jpeg', { wantIdentity: false })).rejects.toThrow(
      'died',
    );
    const { analysis } = await pool.analyseFrame(portrait, 'jpeg', { wantIdentity: false });

    expect(analysis.faces).toHaveLength(1);
    expect(deaths).toEqual(['exit code 3']);
    await pool.close();
  });

  it('replaces a thread that hangs', async () => {
    const deaths: string[] = [];
    const pool = await InferencePool.start({
      ...options,
      threads: 1,
      stuckAfterMs: 5_000,
      execArgv: [...options.execArgv, '--require', join(__dirname, 'dying-thread.cjs')],
      onThreadDeath: (reason) => deaths.push(reason),
    });

    await expect(pool.analyseFrame(Buffer.from('hang'), 'jpeg', { wantIdentity: false })).rejects.toThrow(
      'died',
    );
    const { analysis } = await pool.analyseFrame(portrait, 'jpeg', { wantIdentity: false });

    expect(analysis.faces).toHaveLength(1);
    expect(deaths).toEqual(['a job took more than 5000 ms']);
    await pool.close();
  });
});
