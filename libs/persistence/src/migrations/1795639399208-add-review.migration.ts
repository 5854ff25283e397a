import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddReview1795639399208 implements MigrationInterface {
  name = 'AddReview1795639399208';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "decisions" DROP CONSTRAINT "CHK_95a714cd85a6c571374dd9789d"`);
    await queryRunner.query(
      `CREATE TABLE "annulments" ("id" uuid NOT NULL, "result_id" uuid NOT NULL, "reason" text NOT NULL, "proposed_by" uuid NOT NULL, "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "agreed" boolean, "answered_by" uuid, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_237315527d635982133798ab6a" CHECK ((answered_by IS NULL) = (answered_at IS NULL) AND (answered_by IS NULL) = (agreed IS NULL)), CONSTRAINT "CHK_3e5077e1c448df937b26976e2f" CHECK (answered_by IS NULL OR NOT agreed OR answered_by <> proposed_by), CONSTRAINT "PK_a7074b1ea88ddc08f21c19cce07" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "UQ_annulments_open" ON "annulments"  ("result_id") WHERE answered_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE TABLE "appeals" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'filed', "statement" text NOT NULL, "filed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "first_reviewer_id" uuid NOT NULL, "first_decision" jsonb NOT NULL, "result_state_before" text, "reviewer_id" uuid, "ruling" text, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_efcca0fcee4eed43282a094385" CHECK ((state = ANY (array['filed', 'under_review']::text[])) = (closed_at IS NULL)), CONSTRAINT "CHK_e888d1274c6bc44d780ae20b60" CHECK (state NOT IN ('granted', 'rejected') OR (reviewer_id IS NOT NULL AND ruling IS NOT NULL)), CONSTRAINT "CHK_521f4f8de50822282e7e76f664" CHECK (reviewer_id IS NULL OR reviewer_id <> first_reviewer_id), CONSTRAINT "CHK_809c83e582b337ba8e9f348e50" CHECK (result_state_before = ANY (array['provisional', 'verified', 'confirmed', 'annulled', 're_sit', 'appealed']::text[])), CONSTRAINT "CHK_77a3952f51fe603e4e542a2093" CHECK (state = ANY (array['filed', 'under_review', 'granted', 'rejected', 'withdrawn']::text[])), CONSTRAINT "PK_ebd2050a02aa78081b5346152bc" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_437f554d6f380f27c55260bd59" ON "appeals"  ("state") `);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_c6337c0684004f1e2c4a13e019" ON "appeals"  ("session_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "blind_reviews" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "first_reviewer_id" uuid NOT NULL, "drawn_at" TIMESTAMP WITH TIME ZONE NOT NULL, "second_reviewer_id" uuid, "outcome" text, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_210b9693c63ceea9cd746f5cfe" CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL OR second_reviewer_id IS NOT NULL)), CONSTRAINT "CHK_04b90e02c8e42ed3ff3e7f645d" CHECK (second_reviewer_id IS NULL OR second_reviewer_id <> first_reviewer_id), CONSTRAINT "CHK_324c73dc2cd00209fc0ea43338" CHECK (outcome = ANY (array['clear', 'violation', 'technical_failure']::text[])), CONSTRAINT "PK_4705de8060fb469b06061697d3f" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_eb2a1c43a0b182d20893a7b505" ON "blind_reviews"  ("session_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "candidate_comments" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_dcc553a1f0c65eaf81c4f5b058d" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_bbfdccbcf5fb33ea3d0ac3c29c" ON "candidate_comments"  ("session_id", "at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "verdict_records" ("id" uuid NOT NULL, "incident_id" uuid NOT NULL, "verdict" text NOT NULL, "reason" text, "note" text, "user_id" uuid NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "bulk_id" uuid, "undoes" uuid, "blind_review_id" uuid, CONSTRAINT "CHK_decf90dcd3ff6dffc4f2ecde09" CHECK ((verdict = 'pending') = (reason IS NULL)), CONSTRAINT "CHK_66275a693f6bd775d74174d54d" CHECK (reason = ANY (array['seen_on_recording', 'heard_on_recording', 'admitted_by_candidate', 'other_confirmed', 'false_alarm', 'technical_cause', 'allowed_by_rules', 'accommodation', 'harmless_behaviour', 'not_visible_on_recording', 'other_dismissed']::text[])), CONSTRAINT "CHK_996b3ae99e5db9d28c8f558221" CHECK (verdict = ANY (array['pending', 'confirmed', 'dismissed']::text[])), CONSTRAINT "PK_385151cd3a52d91781470eda238" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_4ce18883e100860a7432e0ad2f" ON "verdict_records"  ("blind_review_id") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_dd32330891b778fd067cbefe5b" ON "verdict_records"  ("incident_id", "at") `,
    );
    await queryRunner.query(`ALTER TABLE "exams" ADD "review_policy" jsonb`);
    await queryRunner.query(`ALTER TABLE "decisions" ADD "incident_ids" uuid array NOT NULL DEFAULT '{}'`);
    await queryRunner.query(
      `ALTER TABLE "decisions" ADD CONSTRAINT "CHK_92c4af808e5dc4ddbc021df82f" CHECK (outcome = ANY (array['clear', 'violation', 'technical_failure']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "annulments" ADD CONSTRAINT "FK_a0eaa972efc6f7790b10b231ab2" FOREIGN KEY ("result_id") REFERENCES "results"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "annulments" ADD CONSTRAINT "FK_4289c002646cb622324219b60fc" FOREIGN KEY ("proposed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "annulments" ADD CONSTRAINT "FK_f091dde9786e19e58d7b0803dbf" FOREIGN KEY ("answered_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "appeals" ADD CONSTRAINT "FK_c6337c0684004f1e2c4a13e019a" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "appeals" ADD CONSTRAINT "FK_5a639de01dd2a461f63eea7c641" FOREIGN KEY ("reviewer_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "blind_reviews" ADD CONSTRAINT "FK_eb2a1c43a0b182d20893a7b5054" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "candidate_comments" ADD CONSTRAINT "FK_c07a8dc30e815a2c3df9fd25262" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "verdict_records" ADD CONSTRAINT "FK_3e4be4ae5260ea83f46a40d6b70" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "verdict_records" ADD CONSTRAINT "FK_c48254b97c0e514d9ddd75e1d57" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "verdict_records" ADD CONSTRAINT "FK_4ce18883e100860a7432e0ad2f4" FOREIGN KEY ("blind_review_id") REFERENCES "blind_reviews"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "verdict_records" DROP CONSTRAINT "FK_4ce18883e100860a7432e0ad2f4"`);
    await queryRunner.query(`ALTER TABLE "verdict_records" DROP CONSTRAINT "FK_c48254b97c0e514d9ddd75e1d57"`);
    await queryRunner.query(`ALTER TABLE "verdict_records" DROP CONSTRAINT "FK_3e4be4ae5260ea83f46a40d6b70"`);
    await queryRunner.query(
      `ALTER TABLE "candidate_comments" DROP CONSTRAINT "FK_c07a8dc30e815a2c3df9fd25262"`,
    );
    await queryRunner.query(`ALTER TABLE "blind_reviews" DROP CONSTRAINT "FK_eb2a1c43a0b182d20893a7b5054"`);
    await queryRunner.query(`ALTER TABLE "appeals" DROP CONSTRAINT "FK_5a639de01dd2a461f63eea7c641"`);
    await queryRunner.query(`ALTER TABLE "appeals" DROP CONSTRAINT "FK_c6337c0684004f1e2c4a13e019a"`);
    await queryRunner.query(`ALTER TABLE "annulments" DROP CONSTRAINT "FK_f091dde9786e19e58d7b0803dbf"`);
    await queryRunner.query(`ALTER TABLE "annulments" DROP CONSTRAINT "FK_4289c002646cb622324219b60fc"`);
    await queryRunner.query(`ALTER TABLE "annulments" DROP CONSTRAINT "FK_a0eaa972efc6f7790b10b231ab2"`);
    await queryRunner.query(`ALTER TABLE "decisions" DROP CONSTRAINT "CHK_92c4af808e5dc4ddbc021df82f"`);
    await queryRunner.query(`ALTER TABLE "decisions" DROP COLUMN "incident_ids"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "review_policy"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_dd32330891b778fd067cbefe5b"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_4ce18883e100860a7432e0ad2f"`);
    await queryRunner.query(`DROP TABLE "verdict_records"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_bbfdccbcf5fb33ea3d0ac3c29c"`);
    await queryRunner.query(`DROP TABLE "candidate_comments"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_eb2a1c43a0b182d20893a7b505"`);
    await queryRunner.query(`DROP TABLE "blind_reviews"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_c6337c0684004f1e2c4a13e019"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_437f554d6f380f27c55260bd59"`);
    await queryRunner.query(`DROP TABLE "appeals"`);
    await queryRunner.query(`DROP INDEX "public"."UQ_annulments_open"`);
    await queryRunner.query(`DROP TABLE "annulments"`);
    await queryRunner.query(
      `ALTER TABLE "decisions" ADD CONSTRAINT "CHK_95a714cd85a6c571374dd9789d" CHECK ((outcome = ANY (ARRAY['clear'::text, 'violation'::text])))`,
    );
  }
}
