import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddIndividualBreaks1795735670615 implements MigrationInterface {
  name = 'AddIndividualBreaks1795735670615';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "accommodation_profiles" ADD "breaks" jsonb`);
    await queryRunner.query(`ALTER TABLE "exam_enrolments" ADD "breaks" jsonb`);
    await queryRunner.query(`ALTER TABLE "session_pauses" ADD "is_break" boolean NOT NULL DEFAULT false`);
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "CHK_43413ac4173cb95387e6f9d534" CHECK (NOT is_break OR reason = '')`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "CHK_43413ac4173cb95387e6f9d534"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP COLUMN "is_break"`);
    await queryRunner.query(`ALTER TABLE "exam_enrolments" DROP COLUMN "breaks"`);
    await queryRunner.query(`ALTER TABLE "accommodation_profiles" DROP COLUMN "breaks"`);
  }
}
