import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLiveness1795620281474 implements MigrationInterface {
  name = 'AddLiveness1795620281474';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "liveness_challenges" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "kind" text NOT NULL, "try_number" integer NOT NULL, "turns" jsonb NOT NULL, "digits" text, "began_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "outcome" text NOT NULL DEFAULT 'open', "failure" text, "measures" jsonb, "picture_keys" jsonb NOT NULL DEFAULT '[]', "sound_key" text, "mouth_moved" boolean, "level_dbfs" double precision, "speech_ratio" double precision, CONSTRAINT "UQ_0441d4b4f787b0016291646ecbc" UNIQUE ("session_id", "try_number"), CONSTRAINT "CHK_daad312b33133fc66de1a3c3f0" CHECK ((kind = 'spoken_digits') = (digits IS NOT NULL)), CONSTRAINT "CHK_4257f0f4ef29062086d5a1c1e0" CHECK (outcome = 'open' OR measures IS NULL), CONSTRAINT "CHK_257df2485fea74d91a8795a144" CHECK ((outcome = 'failed') = (failure IS NOT NULL)), CONSTRAINT "CHK_78821801848d59f64b4802f178" CHECK (failure = ANY (array['expired', 'abandoned', 'several_faces', 'face_lost', 'pictures_missing', 'other_person', 'wrong_turn', 'jumped', 'not_continuous', 'nothing_heard', 'too_short', 'no_one_face']::text[])), CONSTRAINT "CHK_8c28abb849ad020d7377fdad54" CHECK (outcome = ANY (array['open', 'passed', 'to_be_heard', 'failed']::text[])), CONSTRAINT "CHK_3a022d32619745597503d9f25f" CHECK (kind = ANY (array['head_turn', 'spoken_digits']::text[])), CONSTRAINT "PK_c42a84baaecb368df713176b189" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`ALTER TABLE "check_ins" ADD "liveness_outcome" text NOT NULL DEFAULT 'missing'`);
    await queryRunner.query(`ALTER TABLE "check_ins" ADD "liveness_tries" integer NOT NULL DEFAULT '0'`);
    await queryRunner.query(`ALTER TABLE "check_ins" ADD "liveness_verdict" jsonb`);
    await queryRunner.query(
      `ALTER TABLE "check_ins" ADD CONSTRAINT "CHK_aeb9eba49e20dccb241f9edfd9" CHECK (liveness_tries >= 0)`,
    );
    await queryRunner.query(
      `ALTER TABLE "check_ins" ADD CONSTRAINT "CHK_31f321049ce6f81c71f58c0f47" CHECK (liveness_outcome = ANY (array['missing', 'shown', 'to_be_heard', 'not_shown']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "liveness_challenges" ADD CONSTRAINT "FK_1f5d0d3a5c4c740e23ac9425392" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "liveness_challenges" DROP CONSTRAINT "FK_1f5d0d3a5c4c740e23ac9425392"`,
    );
    await queryRunner.query(`ALTER TABLE "check_ins" DROP CONSTRAINT "CHK_31f321049ce6f81c71f58c0f47"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP CONSTRAINT "CHK_aeb9eba49e20dccb241f9edfd9"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP COLUMN "liveness_verdict"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP COLUMN "liveness_tries"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP COLUMN "liveness_outcome"`);
    await queryRunner.query(`DROP TABLE "liveness_challenges"`);
  }
}
