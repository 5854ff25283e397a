import { type EntityManager } from 'typeorm';
import { Attempt } from '../entities/attempt.entity';

/** Whether the person has an attempt in the exam. Whoever has one never watches, judges or marks in it, whatever their roles. */
export function sitsExam(userId: string, examId: string, manager: EntityManager): Promise<boolean> {
  return manager.existsBy(Attempt, { examId, userId });
}
