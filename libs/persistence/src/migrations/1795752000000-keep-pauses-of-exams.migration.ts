import { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepPausesOfExams1795752000000 implements MigrationInterface {
  name = 'KeepPausesOfExams1795752000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exams" ADD "standing_pause" jsonb`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "standing_pause"`);
  }
}
