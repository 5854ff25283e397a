import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddOralExams1795679218481 implements MigrationInterface {
  name = 'AddOralExams1795679218481';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "script_markings" DROP CONSTRAINT "CHK_aeeb91f3f153400645285b9af5"`);
    await queryRunner.query(
      `CREATE TABLE "follow_up_questions" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "examiner_id" uuid NOT NULL, "text" text NOT NULL, "at_ms" integer NOT NULL, CONSTRAINT "CHK_a2e412c90abae7592474837674" CHECK (at_ms >= 0), CONSTRAINT "PK_1ed9dba3a5f50d9a1f66e2ec562" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_890ef34abfb193f6ec99134e72" ON "follow_up_questions"  ("attempt_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "oral_attempts" ("attempt_id" uuid NOT NULL, "exam_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "seed" text NOT NULL, "seed_sha256" text NOT NULL, "contribution" text, "pool" integer array NOT NULL DEFAULT '{}', "ticket" integer, "drawn_at" TIMESTAMP WITH TIME ZONE, "extra_minutes" integer NOT NULL DEFAULT '0', "credited_ms_at_draw" integer NOT NULL DEFAULT '0', "ready_at" TIMESTAMP WITH TIME ZONE, "answering_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_8b75c1a09e21e911b834422b0c" CHECK ((state = 'finished') = (finished_at IS NOT NULL)), CONSTRAINT "CHK_6a4488d040cd1ef43f4b1b26a5" CHECK (state <> 'answering' OR answering_at IS NOT NULL), CONSTRAINT "CHK_450c4a99d8fb3932b1bfcc46c2" CHECK (state NOT IN ('preparing', 'answering') OR ticket IS NOT NULL), CONSTRAINT "CHK_b4f1a0404f6858067d459e89eb" CHECK ((ticket IS NULL) = (drawn_at IS NULL) AND (ticket IS NULL) = (contribution IS NULL)), CONSTRAINT "CHK_2b89e59470a43a42db22b8ad04" CHECK (seed ~ '^[0-9a-f]{64}$' AND seed_sha256 ~ '^[0-9a-f]{64}$'), CONSTRAINT "CHK_4e5fb420638479a1568d68aec3" CHECK (state = ANY (array['waiting', 'preparing', 'answering', 'finished']::text[])), CONSTRAINT "PK_ba7e968927a8d27a9dfb6cd2097" PRIMARY KEY ("attempt_id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_b71328d8ac6b87fdd08d5e6359" ON "oral_attempts"  ("exam_id") `);
    await queryRunner.query(`ALTER TABLE "exams" ADD "oral_policy" jsonb`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "ticket" integer`);
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "CHK_67f2820abadd1a489fefafe1ff" CHECK (ticket IS NULL OR (ticket > 0 AND kind = 'written'))`,
    );
    await queryRunner.query(
      `ALTER TABLE "script_markings" ADD CONSTRAINT "CHK_69cdb58b6412ea2a90a1bbfdd9" CHECK (place BETWEEN 1 AND 5)`,
    );
    await queryRunner.query(
      `ALTER TABLE "follow_up_questions" ADD CONSTRAINT "FK_890ef34abfb193f6ec99134e72e" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "follow_up_questions" ADD CONSTRAINT "FK_de087a817f77fce5ebb6dd5096f" FOREIGN KEY ("examiner_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "oral_attempts" ADD CONSTRAINT "FK_ba7e968927a8d27a9dfb6cd2097" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    // Written by hand: entities cannot say that rows never change.
    await queryRunner.query(
      `CREATE TRIGGER "follow_up_questions_never_change" BEFORE UPDATE ON "follow_up_questions" FOR EACH ROW EXECUTE FUNCTION refuse_update()`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER "follow_up_questions_never_change" ON "follow_up_questions"`);
    await queryRunner.query(`ALTER TABLE "oral_attempts" DROP CONSTRAINT "FK_ba7e968927a8d27a9dfb6cd2097"`);
    await queryRunner.query(
      `ALTER TABLE "follow_up_questions" DROP CONSTRAINT "FK_de087a817f77fce5ebb6dd5096f"`,
    );
    await queryRunner.query(
      `ALTER TABLE "follow_up_questions" DROP CONSTRAINT "FK_890ef34abfb193f6ec99134e72e"`,
    );
    await queryRunner.query(`ALTER TABLE "script_markings" DROP CONSTRAINT "CHK_69cdb58b6412ea2a90a1bbfdd9"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "CHK_67f2820abadd1a489fefafe1ff"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "ticket"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "oral_policy"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b71328d8ac6b87fdd08d5e6359"`);
    await queryRunner.query(`DROP TABLE "oral_attempts"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_890ef34abfb193f6ec99134e72"`);
    await queryRunner.query(`DROP TABLE "follow_up_questions"`);
    await queryRunner.query(
      `ALTER TABLE "script_markings" ADD CONSTRAINT "CHK_aeeb91f3f153400645285b9af5" CHECK (((place >= 1) AND (place <= 3)))`,
    );
  }
}
