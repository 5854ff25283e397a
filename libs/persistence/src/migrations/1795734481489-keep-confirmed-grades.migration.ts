import { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepConfirmedGrades1795734481489 implements MigrationInterface {
  name = 'KeepConfirmedGrades1795734481489';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "results" ADD "confirmed_final" jsonb`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "results" DROP COLUMN "confirmed_final"`);
  }
}
