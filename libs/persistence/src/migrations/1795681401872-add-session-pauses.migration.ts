import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSessionPauses1795681401872 implements MigrationInterface {
  name = 'AddSessionPauses1795681401872';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "session_pauses" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "act_id" uuid NOT NULL, "reason" text NOT NULL, "paused_by" uuid NOT NULL, "paused_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "counts_from" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "reserved_ms" integer NOT NULL, "resumed_by" uuid, "ended_at" TIMESTAMP(3) WITH TIME ZONE, "credited_ms" integer NOT NULL DEFAULT '0', CONSTRAINT "CHK_a9f83f9384daec9d0058d5f339" CHECK (ended_at IS NOT NULL OR (resumed_by IS NULL AND credited_ms = 0)), CONSTRAINT "CHK_054f68079f69698784b03a567a" CHECK (credited_ms >= 0 AND reserved_ms > 0 AND counts_from <= paused_at), CONSTRAINT "PK_0a2451cfb09f83e5494dd460fcb" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "UQ_session_pauses_unfinished" ON "session_pauses"  ("session_id") WHERE ended_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_9112fe990d3eb7cdf8250edfbc" ON "session_pauses"  ("session_id", "paused_at") `,
    );
    await queryRunner.query(`ALTER TABLE "sessions" ADD "interrupted_at" TIMESTAMP(3) WITH TIME ZONE`);
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "FK_5b21a2e99173efd2c64538d833e" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "FK_163165946df2cfc8d5a3b2cd8ad" FOREIGN KEY ("paused_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_pauses" ADD CONSTRAINT "FK_b46d90c60a3fd0431a960122e05" FOREIGN KEY ("resumed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "FK_b46d90c60a3fd0431a960122e05"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "FK_163165946df2cfc8d5a3b2cd8ad"`);
    await queryRunner.query(`ALTER TABLE "session_pauses" DROP CONSTRAINT "FK_5b21a2e99173efd2c64538d833e"`);
    await queryRunner.query(`ALTER TABLE "sessions" DROP COLUMN "interrupted_at"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_9112fe990d3eb7cdf8250edfbc"`);
    await queryRunner.query(`DROP INDEX "public"."UQ_session_pauses_unfinished"`);
    await queryRunner.query(`DROP TABLE "session_pauses"`);
  }
}
