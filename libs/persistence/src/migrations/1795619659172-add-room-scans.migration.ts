import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRoomScans1795619659172 implements MigrationInterface {
  name = 'AddRoomScans1795619659172';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "sessions" DROP CONSTRAINT "CHK_bca2c57e9729b682207060aa67"`);
    await queryRunner.query(
      `CREATE TABLE "room_scans" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "origin" text NOT NULL, "asked_by" uuid, "reason" text, "asked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "state" text NOT NULL DEFAULT 'asked', "shown_at" TIMESTAMP(3) WITH TIME ZONE, "ended_at" TIMESTAMP(3) WITH TIME ZONE, "tries" integer NOT NULL DEFAULT '0', "device" text, "decline_reason" text, "reserved_ms" integer NOT NULL DEFAULT '0', "credited_ms" integer NOT NULL DEFAULT '0', "covered_deg" double precision, "missing_sectors" jsonb NOT NULL DEFAULT '[]', "refusals" text array NOT NULL DEFAULT '{}', "persons" integer, "screens" integer, "panorama_key" text, "excused_by" uuid, CONSTRAINT "CHK_9c47ba1f300c6de2af068b9928" CHECK (tries >= 0 AND credited_ms >= 0 AND reserved_ms >= 0 AND covered_deg BETWEEN 0 AND 360), CONSTRAINT "CHK_4c24aa3af6d5b3e85cced6b073" CHECK ((state = 'excused') = (excused_by IS NOT NULL)), CONSTRAINT "CHK_126948657fe35b39eab12d6a00" CHECK ((origin = 'proctor') = (asked_by IS NOT NULL AND reason IS NOT NULL)), CONSTRAINT "CHK_81595e4519ade7e90b6e9271e4" CHECK (device = ANY (array['computer', 'phone']::text[])), CONSTRAINT "CHK_0d74b068fe7972b46a3c047481" CHECK (state = ANY (array['asked', 'open', 'complete', 'incomplete', 'declined', 'missed', 'cancelled', 'excused']::text[])), CONSTRAINT "CHK_d219a85cda888993bbe710235f" CHECK (origin = ANY (array['check_in', 'proctor', 'random']::text[])), CONSTRAINT "PK_8ee7b41e21b5b8cfcf88f711b3c" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "UQ_room_scans_unfinished" ON "room_scans"  ("session_id") WHERE state IN ('asked', 'open')`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_4440e6571d7aeba92edb2504c4" ON "room_scans"  ("session_id", "asked_at") `,
    );
    await queryRunner.query(`ALTER TABLE "exams" ADD "room_scan" text NOT NULL DEFAULT 'none'`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "random_room_scans" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`ALTER TABLE "sessions" ADD "room_scan_seed" integer`);
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "CHK_f314a42c62a0a5c623383cb5c5" CHECK (random_room_scans BETWEEN 1 AND 3)`,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "CHK_04fe5870f3ae9d16189c9f6c5a" CHECK (room_scan = ANY (array['none', 'check_in', 'random', 'both']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "sessions" ADD CONSTRAINT "CHK_9ee01034377f196e8f2cd36172" CHECK (state = ANY (array['scheduled', 'checking_in', 'waiting', 'running', 'scanning', 'paused', 'interrupted', 'submitted', 'under_review', 'decided', 'expired', 'voided']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "room_scans" ADD CONSTRAINT "FK_c6bd3986ddc40a71e43acbda7df" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "room_scans" ADD CONSTRAINT "FK_533dba7bd190d86c5a6c9f9603e" FOREIGN KEY ("asked_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "room_scans" ADD CONSTRAINT "FK_03b945a2ab709e0fc0e08f2eef0" FOREIGN KEY ("excused_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "room_scans" DROP CONSTRAINT "FK_03b945a2ab709e0fc0e08f2eef0"`);
    await queryRunner.query(`ALTER TABLE "room_scans" DROP CONSTRAINT "FK_533dba7bd190d86c5a6c9f9603e"`);
    await queryRunner.query(`ALTER TABLE "room_scans" DROP CONSTRAINT "FK_c6bd3986ddc40a71e43acbda7df"`);
    await queryRunner.query(`ALTER TABLE "sessions" DROP CONSTRAINT "CHK_9ee01034377f196e8f2cd36172"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "CHK_04fe5870f3ae9d16189c9f6c5a"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "CHK_f314a42c62a0a5c623383cb5c5"`);
    await queryRunner.query(`ALTER TABLE "sessions" DROP COLUMN "room_scan_seed"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "random_room_scans"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "room_scan"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_4440e6571d7aeba92edb2504c4"`);
    await queryRunner.query(`DROP INDEX "public"."UQ_room_scans_unfinished"`);
    await queryRunner.query(`DROP TABLE "room_scans"`);
    await queryRunner.query(
      `ALTER TABLE "sessions" ADD CONSTRAINT "CHK_bca2c57e9729b682207060aa67" CHECK ((state = ANY (ARRAY['scheduled'::text, 'checking_in'::text, 'waiting'::text, 'running'::text, 'paused'::text, 'interrupted'::text, 'submitted'::text, 'under_review'::text, 'decided'::text, 'expired'::text, 'voided'::text])))`,
    );
  }
}
