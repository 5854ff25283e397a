import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRetention1795657696469 implements MigrationInterface {
  name = 'AddRetention1795657696469';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "deletions" ("id" uuid NOT NULL, "artefact" text NOT NULL, "rule" text NOT NULL, "days" integer, "person_id" uuid NOT NULL, "session_id" uuid, "objects" jsonb NOT NULL, "rows" integer NOT NULL, "ordered_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ordered_by" uuid, "tries" integer NOT NULL DEFAULT '0', "receipt" jsonb, CONSTRAINT "CHK_b05df318f0b41a7dae47ac92cc" CHECK (tries >= 0 AND rows >= 0), CONSTRAINT "CHK_93363e1072cd02f56fcfb3e977" CHECK (rule = ANY (array['retention_period', 'erasure']::text[])), CONSTRAINT "CHK_96cb29172b5b42656c9fb3448a" CHECK (artefact = ANY (array['face', 'room_scan', 'clip', 'recording', 'log']::text[])), CONSTRAINT "PK_7d997f7a604d3a64c094d830692" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_deletions_unfinished" ON "deletions"  ("ordered_at") WHERE receipt IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_63d8f6bd3812b2e90a3ca27489" ON "deletions"  ("session_id") `);
    await queryRunner.query(`CREATE INDEX "IDX_f0a4eabca41ae3edaa63021eee" ON "deletions"  ("person_id") `);
    await queryRunner.query(
      `CREATE TABLE "exam_retentions" ("exam_id" uuid NOT NULL, "version" integer NOT NULL, "periods" jsonb NOT NULL, "set_by" uuid NOT NULL, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_557d66c789f0281d1c855469c3" CHECK (version > 0), CONSTRAINT "PK_f71ba7ef1e741a0c641d701bf4a" PRIMARY KEY ("exam_id", "version"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "legal_holds" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "session_id" uuid, "reason" text NOT NULL, "placed_by" uuid NOT NULL, "placed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "released_by" uuid, "released_at" TIMESTAMP WITH TIME ZONE, "release_reason" text, CONSTRAINT "CHK_b2c910d63e0bcc3e441a961bfd" CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL)), CONSTRAINT "PK_bbe3e0c98678909493a90442dfb" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_09c0dcbd55dd2755ca54298f23" ON "legal_holds"  ("person_id") `);
    await queryRunner.query(`ALTER TABLE "check_ins" ADD "retention" jsonb`);
    await queryRunner.query(
      `ALTER TABLE "exam_retentions" ADD CONSTRAINT "FK_744a35e342e82a8bcc793c0ea0d" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_retentions" ADD CONSTRAINT "FK_37498f8d717a5f3e673a500a7ae" FOREIGN KEY ("set_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "FK_09c0dcbd55dd2755ca54298f234" FOREIGN KEY ("person_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "FK_49222d93b32bb5f6dfff408bc34" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "FK_7e90a8d722dc866eb3a4fa82857" FOREIGN KEY ("placed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "FK_85a90d150f49c2e3eb1083b0763" FOREIGN KEY ("released_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "FK_85a90d150f49c2e3eb1083b0763"`);
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "FK_7e90a8d722dc866eb3a4fa82857"`);
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "FK_49222d93b32bb5f6dfff408bc34"`);
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "FK_09c0dcbd55dd2755ca54298f234"`);
    await queryRunner.query(`ALTER TABLE "exam_retentions" DROP CONSTRAINT "FK_37498f8d717a5f3e673a500a7ae"`);
    await queryRunner.query(`ALTER TABLE "exam_retentions" DROP CONSTRAINT "FK_744a35e342e82a8bcc793c0ea0d"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP COLUMN "retention"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_09c0dcbd55dd2755ca54298f23"`);
    await queryRunner.query(`DROP TABLE "legal_holds"`);
    await queryRunner.query(`DROP TABLE "exam_retentions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_f0a4eabca41ae3edaa63021eee"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_63d8f6bd3812b2e90a3ca27489"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_deletions_unfinished"`);
    await queryRunner.query(`DROP TABLE "deletions"`);
  }
}
