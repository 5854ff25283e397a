import { startPostgresServer, TEST_POSTGRES_URL } from '@bakylau/testing';
import { ApiWorld } from '../../../test/medium/api-world';
import { ExamScene } from '../../../test/medium/exam-scene';
import { storeLongSession } from './long-stored-session';

export interface ApiAnswers {
  /** From the request to the whole answer, ms. */
  tookMs: number[];
  sizeBytes: number;
}

/** What the real api on a real PostgreSQL takes to answer with the review of three hours. */
export async function measureApiAnswers(times: number): Promise<ApiAnswers> {
  const server = await startPostgresServer();
  process.env[TEST_POSTGRES_URL] = server.url;
  const world = await ApiWorld.start();
  try {
    const scene = await ExamScene.set(world);
    const sessionId = await storeLongSession(scene);
    const tookMs: number[] = [];
    let sizeBytes = 0;
    // The first one warms the connections up.
    for (let i = 0; i <= times; i += 1) {
      const began = performance.now();
      const { text } = await scene.proctor.get(`/api/sessions/${sessionId}/review`).expect(200);
      if (i > 0) tookMs.push(performance.now() - began);
      sizeBytes = Buffer.byteLength(text);
    }
    return { tookMs, sizeBytes };
  } finally {
    await world.close();
    await server.close();
  }
}
