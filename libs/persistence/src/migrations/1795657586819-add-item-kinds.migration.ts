import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddItemKinds1795657586819 implements MigrationInterface {
  name = 'AddItemKinds1795657586819';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_6a11aa00b333e487e8468b1171"`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "test_policy" jsonb`);
    await queryRunner.query(`ALTER TABLE "attempts" ADD "shuffle_seed" integer`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "parts" jsonb NOT NULL DEFAULT '[]'`);
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_9c2cc867bffd8d1b436c48b203" CHECK (kind = ANY (array['single_choice', 'multiple_choice', 'true_false', 'matching', 'ordering', 'short_answer', 'numeric', 'cloze']::text[]))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_9c2cc867bffd8d1b436c48b203"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "parts"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP COLUMN "shuffle_seed"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "test_policy"`);
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_6a11aa00b333e487e8468b1171" CHECK ((kind = ANY (ARRAY['single_choice'::text, 'multiple_choice'::text, 'short_answer'::text, 'numeric'::text])))`,
    );
  }
}
