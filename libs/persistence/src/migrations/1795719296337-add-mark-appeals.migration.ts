import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMarkAppeals1795719296337 implements MigrationInterface {
  name = 'AddMarkAppeals1795719296337';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "mark_appeals" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'filed', "statement" text NOT NULL, "filed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid, "reason" text, "way" text, "before" jsonb, "after" jsonb, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "REL_cc2ec54b523c2b5ace9468409c" UNIQUE ("attempt_id"), CONSTRAINT "CHK_53bd7dee0811f6ce3129976188" CHECK (after IS NULL OR ((after ->> 'mark')::int >= (before ->> 'mark')::int AND (after ->> 'points')::float8 > (before ->> 'points')::float8)), CONSTRAINT "CHK_0d4f3c1a464d5a94dac2a71948" CHECK ((state = 'raised') = (after IS NOT NULL) AND (after IS NULL) = (way IS NULL)), CONSTRAINT "CHK_f97d241c3a5c3f64f975ec94d4" CHECK ((state IN ('raised', 'upheld')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (reason IS NULL) AND (decided_by IS NULL) = (before IS NULL)), CONSTRAINT "CHK_6d5c094999729bdbc880388b43" CHECK ((state = 'filed') = (closed_at IS NULL)), CONSTRAINT "CHK_404cb8b433bff170c51f435929" CHECK (way = ANY (array['criteria', 'total']::text[])), CONSTRAINT "CHK_8bb77e3c487762388c6b368864" CHECK (state = ANY (array['filed', 'raised', 'upheld', 'withdrawn']::text[])), CONSTRAINT "PK_8034505bd281950cf2dfa77c48f" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_583930ac2783a24397a7d84fc9" ON "mark_appeals"  ("state") `);
    await queryRunner.query(
      `CREATE TABLE "raised_marks_revisions" ("appeal_id" uuid NOT NULL, "revision" integer NOT NULL, "mark" integer NOT NULL, "items" jsonb NOT NULL, "saved_by" uuid NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_e297500a527563bc0b4879b736" CHECK (revision > 0 AND mark BETWEEN 0 AND 100), CONSTRAINT "PK_ba3fcf6a29cf9aee3d2b714656f" PRIMARY KEY ("appeal_id", "revision"))`,
    );
    await queryRunner.query(
      `ALTER TABLE "mark_appeals" ADD CONSTRAINT "FK_cc2ec54b523c2b5ace9468409cb" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "mark_appeals" ADD CONSTRAINT "FK_9ffa618bfce0e6daf6f2405fd28" FOREIGN KEY ("decided_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "raised_marks_revisions" ADD CONSTRAINT "FK_9864b49e12f95661c3ef8fa0fb1" FOREIGN KEY ("appeal_id") REFERENCES "mark_appeals"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "raised_marks_revisions" ADD CONSTRAINT "FK_fa48f0c2ea21f0e6ff9dc9ad324" FOREIGN KEY ("saved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Written by hand: entities cannot say that rows never change, nor what other systems are told.
    await queryRunner.query(
      `CREATE TRIGGER "raised_marks_revisions_never_change" BEFORE UPDATE ON "raised_marks_revisions" FOR EACH ROW EXECUTE FUNCTION refuse_update()`,
    );
    await this.noteResults(
      queryRunner,
      `NEW.state = OLD.state AND NOT (NEW.state = 'confirmed' AND NEW.mark <> OLD.mark)`,
    );
    await this.watchResults(queryRunner, 'state, mark');
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await this.watchResults(queryRunner, 'state');
    await this.noteResults(queryRunner, 'NEW.state = OLD.state');
    await queryRunner.query(`DROP TRIGGER "raised_marks_revisions_never_change" ON "raised_marks_revisions"`);
    await queryRunner.query(
      `ALTER TABLE "raised_marks_revisions" DROP CONSTRAINT "FK_fa48f0c2ea21f0e6ff9dc9ad324"`,
    );
    await queryRunner.query(
      `ALTER TABLE "raised_marks_revisions" DROP CONSTRAINT "FK_9864b49e12f95661c3ef8fa0fb1"`,
    );
    await queryRunner.query(`ALTER TABLE "mark_appeals" DROP CONSTRAINT "FK_9ffa618bfce0e6daf6f2405fd28"`);
    await queryRunner.query(`ALTER TABLE "mark_appeals" DROP CONSTRAINT "FK_cc2ec54b523c2b5ace9468409cb"`);
    await queryRunner.query(`DROP TABLE "raised_marks_revisions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_583930ac2783a24397a7d84fc9"`);
    await queryRunner.query(`DROP TABLE "mark_appeals"`);
  }

  /** @param unchanged in which changes of a result nobody is told of it */
  private async noteResults(queryRunner: QueryRunner, unchanged: string): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION note_result_state() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND ${unchanged} THEN RETURN NULL; END IF;
        INSERT INTO webhook_events (id, kind, occurred_at, data)
        SELECT gen_random_uuid(), 'result.state_changed', clock_timestamp(), jsonb_build_object(
          'resultId', NEW.id, 'attemptId', a.id, 'examId', a.exam_id, 'candidateId', a.user_id,
          'state', NEW.state, 'previousState', CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END,
          'mark', NEW.mark, 'letter', NEW.letter)
        FROM attempts a
        WHERE a.id = NEW.attempt_id
          AND EXISTS (SELECT FROM webhooks WHERE enabled AND 'result.state_changed' = ANY (kinds));
        RETURN NULL;
      END $$`);
  }

  private async watchResults(queryRunner: QueryRunner, columns: string): Promise<void> {
    await queryRunner.query(`DROP TRIGGER "TRG_results_webhooks" ON "results"`);
    await queryRunner.query(
      `CREATE TRIGGER "TRG_results_webhooks" AFTER INSERT OR UPDATE OF ${columns} ON "results" FOR EACH ROW EXECUTE FUNCTION note_result_state()`,
    );
  }
}
