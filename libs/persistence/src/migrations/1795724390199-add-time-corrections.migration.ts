import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTimeCorrections1795724390199 implements MigrationInterface {
  name = 'AddTimeCorrections1795724390199';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_pauses" ADD "corrected_ms" integer`);
    await queryRunner.query(`ALTER TABLE "session_pauses" ADD "correction_reason" text`);
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "CHK_53ae365db404b265749f6dc47b" CHECK (corrected_ms IS NULL OR resumed_by IS NOT NULL)`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "CHK_e3c0dec8756293933478e181c7" CHECK ((corrected_ms IS NULL) = (correction_reason IS NULL))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "CHK_e3c0dec8756293933478e181c7"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "CHK_53ae365db404b265749f6dc47b"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP COLUMN "correction_reason"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP COLUMN "corrected_ms"`);
  }
}
