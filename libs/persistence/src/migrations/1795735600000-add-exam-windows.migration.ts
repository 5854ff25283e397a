import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExamWindows1795735600000 implements MigrationInterface {
  name = 'AddExamWindows1795735600000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "session_windows" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "window_id" uuid NOT NULL, "device" text NOT NULL, "state" text NOT NULL, "asked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "live_at" TIMESTAMP(3) WITH TIME ZONE, "replaced_at" TIMESTAMP(3) WITH TIME ZONE, "handed_by" uuid, "reason" text, "credited_ms" integer NOT NULL DEFAULT '0', CONSTRAINT "UQ_08263fc9b2b4fc2e9dccc27c86e" UNIQUE ("session_id", "window_id"), CONSTRAINT "CHK_8c6a2e0bdcac4fbe025ec5a9b4" CHECK (credited_ms >= 0), CONSTRAINT "CHK_5fced1bdd964300ffa642e7ffe" CHECK ((handed_by IS NULL) = (reason IS NULL)), CONSTRAINT "CHK_c25aff0cf058f32b6bcf1c686f" CHECK (state NOT IN ('live', 'replaced') OR live_at IS NOT NULL), CONSTRAINT "CHK_facc55d45c4c7dd96431777092" CHECK (state = ANY (array['waiting', 'gone', 'live', 'replaced']::text[])), CONSTRAINT "PK_8e9779741b619f670b5f82a4092" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "UQ_session_windows_live" ON "session_windows"  ("session_id") WHERE state = 'live'`,
    );
    await queryRunner.query(`ALTER TABLE "attempts" ADD "window_id" uuid`);
    await queryRunner.query(
      `ALTER TABLE "session_windows" ADD CONSTRAINT "FK_8b1106f11f6fa51f722bd292bed" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_windows" ADD CONSTRAINT "FK_a8ed02e322ea88c5dc9114972bf" FOREIGN KEY ("handed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_windows" DROP CONSTRAINT "FK_a8ed02e322ea88c5dc9114972bf"`);
    await queryRunner.query(`ALTER TABLE "session_windows" DROP CONSTRAINT "FK_8b1106f11f6fa51f722bd292bed"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP COLUMN "window_id"`);
    await queryRunner.query(`DROP INDEX "public"."UQ_session_windows_live"`);
    await queryRunner.query(`DROP TABLE "session_windows"`);
  }
}
