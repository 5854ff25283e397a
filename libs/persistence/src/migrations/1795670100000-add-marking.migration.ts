import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMarking1795670100000 implements MigrationInterface {
  name = 'AddMarking1795670100000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_9c2cc867bffd8d1b436c48b203"`);
    await queryRunner.query(
      `CREATE TABLE "rubrics" ("id" uuid NOT NULL, "name" text NOT NULL, "version" integer NOT NULL, "format" text NOT NULL, "content" jsonb NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "approved_by" uuid, "approved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_34702ad76483b4d9829b128d05b" UNIQUE ("name", "version"), CONSTRAINT "CHK_6286537758ab9222a3f0820eeb" CHECK (approved_by IS NULL OR approved_by <> created_by), CONSTRAINT "CHK_f6c8a49bdf40fd88fc34dd6fe0" CHECK ((approved_by IS NULL) = (approved_at IS NULL)), CONSTRAINT "CHK_e61c309f15cda7fc342a9216c0" CHECK (format = ANY (array['written', 'case', 'oral']::text[])), CONSTRAINT "CHK_ecf4c54106c5cfd3bd4c83d467" CHECK (version > 0), CONSTRAINT "PK_3dfcdc7f63f3fa048ebe0293a90" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "answer_files" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "item_id" uuid NOT NULL, "content_type" text NOT NULL, "size_bytes" integer NOT NULL, "sha256" text NOT NULL, "object_key" text NOT NULL, "from_phone" boolean NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_57420a83898837962a6478f961" CHECK (sha256 ~ '^[0-9a-f]{64}$'), CONSTRAINT "CHK_a8cac11d254e8b727d59daaa11" CHECK (size_bytes > 0), CONSTRAINT "PK_2b1cfd7b786650724974e04c270" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_3c73eaba12df257b333773f175" ON "answer_files"  ("attempt_id", "item_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "answer_photo_links" ("attempt_id" uuid NOT NULL, "item_id" uuid NOT NULL, "token_hash" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_6145dd29688f3d6e43a57746208" UNIQUE ("token_hash"), CONSTRAINT "CHK_c607b0610c865a918ab525dcdb" CHECK (token_hash ~ '^[0-9a-f]{64}$'), CONSTRAINT "PK_404c19e5eb7556cb036f1e92809" PRIMARY KEY ("attempt_id", "item_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "case_materials" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "position" integer NOT NULL, "title" jsonb NOT NULL, "html" jsonb NOT NULL, "after_minutes" integer NOT NULL, CONSTRAINT "UQ_23fbd8ac8cfea9f971f0ec2ef68" UNIQUE ("exam_id", "position"), CONSTRAINT "CHK_8922640e15489bd9692315e810" CHECK (position > 0 AND after_minutes >= 0), CONSTRAINT "PK_80e11ff164310c79ff14b7816b2" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "marking_scripts" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "exam_id" uuid NOT NULL, "code" text NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "rubric" jsonb NOT NULL, "policy" jsonb NOT NULL, "mark" integer, CONSTRAINT "UQ_daa126754827711f630f7c581e1" UNIQUE ("exam_id", "code"), CONSTRAINT "REL_7cb32126b9ab2aaf396f257989" UNIQUE ("attempt_id"), CONSTRAINT "CHK_4f4f2641f4ca6528fa1f02d838" CHECK (mark IS NULL OR mark BETWEEN 0 AND 100), CONSTRAINT "CHK_a556e4bda5521219d3e43642dd" CHECK (state = ANY (array['waiting', 'tie_break', 'marked']::text[])), CONSTRAINT "PK_8f554d8cd4b676adc65a61f69f5" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_26970d3ef3f6372cac7c812840" ON "marking_scripts"  ("exam_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "script_markings" ("id" uuid NOT NULL, "script_id" uuid NOT NULL, "marker_id" uuid NOT NULL, "place" integer NOT NULL, "claimed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_235db528ddaed18bde3742ef9ce" UNIQUE ("script_id", "marker_id"), CONSTRAINT "UQ_9f9b30e50af7923982a24bfb67a" UNIQUE ("script_id", "place"), CONSTRAINT "CHK_aeeb91f3f153400645285b9af5" CHECK (place BETWEEN 1 AND 3), CONSTRAINT "PK_4abca7cf6b2d8f7a9dc2ecd999f" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_cbccb2c3ca4d8e82d12577da45" ON "script_markings"  ("marker_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "marking_revisions" ("marking_id" uuid NOT NULL, "revision" integer NOT NULL, "submitted" boolean NOT NULL, "mark" integer NOT NULL, "items" jsonb NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_a3d114c9142ad20bf05d6a3c38" CHECK (revision > 0 AND mark BETWEEN 0 AND 100), CONSTRAINT "PK_1ad5be7b9d4f63109d1d456e9ce" PRIMARY KEY ("marking_id", "revision"))`,
    );
    await queryRunner.query(`ALTER TABLE "exams" ADD "rubric_id" uuid`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "marking_policy" jsonb`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "written_task" jsonb`);
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_5fab1517d49e4c4c78a4418a24" CHECK ((kind = 'written') = (written_task IS NOT NULL))`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_56e3fbecf7679aacbae1133fe4" CHECK (kind = ANY (array['single_choice', 'multiple_choice', 'true_false', 'matching', 'ordering', 'short_answer', 'numeric', 'cloze', 'written']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "rubrics" ADD CONSTRAINT "FK_a4e4427079c1caaa14dee717041" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "rubrics" ADD CONSTRAINT "FK_a4ca666a546b5ce0b93904b885f" FOREIGN KEY ("approved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "FK_bef3240464069e98aa84f9b7f94" FOREIGN KEY ("rubric_id") REFERENCES "rubrics"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answer_files" ADD CONSTRAINT "FK_de65d935230f1e205dabdb9b6e9" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answer_files" ADD CONSTRAINT "FK_7becffafbefc636e08354da6444" FOREIGN KEY ("item_id") REFERENCES "exam_items"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answer_photo_links" ADD CONSTRAINT "FK_dd28e323abb98aa1b2efec4824e" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answer_photo_links" ADD CONSTRAINT "FK_038593e75b61ccf4128743400ff" FOREIGN KEY ("item_id") REFERENCES "exam_items"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "case_materials" ADD CONSTRAINT "FK_18253768f6318a9a92a27c131fc" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "marking_scripts" ADD CONSTRAINT "FK_7cb32126b9ab2aaf396f2579893" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "marking_scripts" ADD CONSTRAINT "FK_26970d3ef3f6372cac7c8128408" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "script_markings" ADD CONSTRAINT "FK_5aadd22098dac0ddca026e785fb" FOREIGN KEY ("script_id") REFERENCES "marking_scripts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "script_markings" ADD CONSTRAINT "FK_cbccb2c3ca4d8e82d12577da456" FOREIGN KEY ("marker_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "marking_revisions" ADD CONSTRAINT "FK_6fca06af02010487b7e35e2b739" FOREIGN KEY ("marking_id") REFERENCES "script_markings"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `CREATE TRIGGER "marking_revisions_never_change" BEFORE UPDATE ON "marking_revisions" FOR EACH ROW EXECUTE FUNCTION refuse_update()`,
    );
    // The approval alone is added later.
    await queryRunner.query(
      `CREATE TRIGGER "rubrics_never_change" BEFORE UPDATE OF name, version, format, content, created_by ON "rubrics" FOR EACH ROW EXECUTE FUNCTION refuse_update()`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['rubrics', 'marking_revisions'])
      await queryRunner.query(`DROP TRIGGER "${table}_never_change" ON "${table}"`);
    await queryRunner.query(
      `ALTER TABLE "marking_revisions" DROP CONSTRAINT "FK_6fca06af02010487b7e35e2b739"`,
    );
    await queryRunner.query(`ALTER TABLE "script_markings" DROP CONSTRAINT "FK_cbccb2c3ca4d8e82d12577da456"`);
    await queryRunner.query(`ALTER TABLE "script_markings" DROP CONSTRAINT "FK_5aadd22098dac0ddca026e785fb"`);
    await queryRunner.query(`ALTER TABLE "marking_scripts" DROP CONSTRAINT "FK_26970d3ef3f6372cac7c8128408"`);
    await queryRunner.query(`ALTER TABLE "marking_scripts" DROP CONSTRAINT "FK_7cb32126b9ab2aaf396f2579893"`);
    await queryRunner.query(`ALTER TABLE "case_materials" DROP CONSTRAINT "FK_18253768f6318a9a92a27c131fc"`);
    await queryRunner.query(
      `ALTER TABLE "answer_photo_links" DROP CONSTRAINT "FK_038593e75b61ccf4128743400ff"`,
    );
    await queryRunner.query(
      `ALTER TABLE "answer_photo_links" DROP CONSTRAINT "FK_dd28e323abb98aa1b2efec4824e"`,
    );
    await queryRunner.query(`ALTER TABLE "answer_files" DROP CONSTRAINT "FK_7becffafbefc636e08354da6444"`);
    await queryRunner.query(`ALTER TABLE "answer_files" DROP CONSTRAINT "FK_de65d935230f1e205dabdb9b6e9"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "FK_bef3240464069e98aa84f9b7f94"`);
    await queryRunner.query(`ALTER TABLE "rubrics" DROP CONSTRAINT "FK_a4ca666a546b5ce0b93904b885f"`);
    await queryRunner.query(`ALTER TABLE "rubrics" DROP CONSTRAINT "FK_a4e4427079c1caaa14dee717041"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_56e3fbecf7679aacbae1133fe4"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_5fab1517d49e4c4c78a4418a24"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "written_task"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "marking_policy"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "rubric_id"`);
    await queryRunner.query(`DROP TABLE "marking_revisions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_cbccb2c3ca4d8e82d12577da45"`);
    await queryRunner.query(`DROP TABLE "script_markings"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_26970d3ef3f6372cac7c812840"`);
    await queryRunner.query(`DROP TABLE "marking_scripts"`);
    await queryRunner.query(`DROP TABLE "case_materials"`);
    await queryRunner.query(`DROP TABLE "answer_photo_links"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_3c73eaba12df257b333773f175"`);
    await queryRunner.query(`DROP TABLE "answer_files"`);
    await queryRunner.query(`DROP TABLE "rubrics"`);
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_9c2cc867bffd8d1b436c48b203" CHECK ((kind = ANY (ARRAY['single_choice'::text, 'multiple_choice'::text, 'true_false'::text, 'matching'::text, 'ordering'::text, 'short_answer'::text, 'numeric'::text, 'cloze'::text])))`,
    );
  }
}
