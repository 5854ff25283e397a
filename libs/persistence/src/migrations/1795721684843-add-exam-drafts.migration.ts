import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExamDrafts1795721684843 implements MigrationInterface {
  name = 'AddExamDrafts1795721684843';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exams" ADD "course_code" text`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "published_at" TIMESTAMP WITH TIME ZONE DEFAULT now()`);
    // Candidates have seen them all along.
    await queryRunner.query(`UPDATE "exams" SET "published_at" = "created_at"`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "published_at"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "course_code"`);
  }
}
