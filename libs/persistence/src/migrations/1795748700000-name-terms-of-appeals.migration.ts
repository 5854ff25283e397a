import { MigrationInterface, QueryRunner } from 'typeorm';

/** Exams keep the days that they had, ten where nobody chose; no day was no appeal. New exams have the term of their format. */
export class NameTermsOfAppeals1795748700000 implements MigrationInterface {
  name = 'NameTermsOfAppeals1795748700000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE "exams" SET "review_policy" = (coalesce("review_policy", '{}') - 'appealDays') || jsonb_build_object('appealTerm',
        jsonb_build_object(
          'unit', CASE WHEN ("review_policy"->>'appealDays')::int = 0 THEN 'hours' ELSE 'days' END,
          'count', coalesce(("review_policy"->>'appealDays')::int, 10)))`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE "exams" SET "review_policy" = ("review_policy" - 'appealTerm') || jsonb_build_object('appealDays',
        CASE "review_policy"->'appealTerm'->>'unit'
          WHEN 'hours' THEN least(90, ceil(("review_policy"->'appealTerm'->>'count')::numeric / 24))
          ELSE ("review_policy"->'appealTerm'->>'count')::numeric END)
      WHERE "review_policy" ? 'appealTerm'`);
  }
}
