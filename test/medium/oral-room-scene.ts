import { randomUUID } from 'node:crypto';
import { DEFAULT_RUBRICS, seedHash } from '@bakylau/domain';
import {
  type Exam,
  ExamItem,
  MarkingScript,
  newId,
  OralAttempt,
  ScriptMarking,
  type User,
} from '@bakylau/persistence';
import { type TestDatabase } from '@bakylau/testing';
import { ticketItems } from '../../apps/api/src/oral/exam-tickets.service';
import { type Candidate, type GatewayWorld } from './gateway-world';
import { tickets } from './oral-scene';

/** An oral exam of one candidate who prepares, as the api would have made it, for tests of the gateway alone. */
export class OralRoomScene {
  private constructor(
    private readonly world: GatewayWorld,
    private readonly database: TestDatabase,
    readonly exam: Exam,
    readonly candidate: Candidate,
    private readonly scriptId: string,
  ) {}

  static async set(world: GatewayWorld, database: TestDatabase): Promise<OralRoomScene> {
    const { manager } = database.dataSource;
    const exam = await world.factory.exam({ format: 'oral' });
    await manager.insert(ExamItem, ticketItems(exam.id, tickets(2)));
    const candidate = await world.candidate(exam);
    const { id: attemptId } = candidate.attempt;
    const seed = seedHash('a seed');
    const script = { id: randomUUID(), attemptId, examId: exam.id, code: randomUUID().slice(0, 6) };
    const policy = { markers: 2, tieBreakOver: 10, resolution: 'mean' } as const;
    await manager.insert(MarkingScript, { ...script, rubric: DEFAULT_RUBRICS.oral, policy });
    await manager.insert(OralAttempt, {
      ...{ attemptId, examId: exam.id, state: 'preparing', seed, seedSha256: seedHash(seed) },
      ...{ contribution: '1', pool: [1, 2], ticket: 1, drawnAt: new Date() },
    });
    return new OralRoomScene(world, database, exam, candidate, script.id);
  }

  /** An examiner of the exam, with a seat in the panel. */
  async seat(place: number): Promise<{ user: User; cookie: string }> {
    const person = await this.world.person(['examiner']);
    await this.world.factory.staff({ examId: this.exam.id, userId: person.user.id, role: 'examiner' });
    const marking = {
      ...{ id: newId(), scriptId: this.scriptId, markerId: person.user.id },
      ...{ place, claimedAt: new Date() },
    };
    await this.database.dataSource.manager.insert(ScriptMarking, marking);
    return person;
  }

  /** The panel calls the candidate: the room opens. */
  async beginAnswer(): Promise<void> {
    await this.database.dataSource.manager.update(
      OralAttempt,
      { examId: this.exam.id },
      { state: 'answering', answeringAt: new Date() },
    );
  }
}
