import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRunReference1795697112964 implements MigrationInterface {
  name = 'AddRunReference1795697112964';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_runs" ADD "reference_sha256" text`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_runs" DROP COLUMN "reference_sha256"`);
  }
}
