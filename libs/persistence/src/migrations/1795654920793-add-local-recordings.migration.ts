import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLocalRecordings1795654920793 implements MigrationInterface {
  name = 'AddLocalRecordings1795654920793';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "local_recording_parts" ("recording_id" uuid NOT NULL, "seq" integer NOT NULL, "session_id" uuid NOT NULL, "chain" text NOT NULL, "start_ms" integer NOT NULL, "end_ms" integer NOT NULL, "size_bytes" integer NOT NULL, "sha256" text NOT NULL, "object_key" text NOT NULL, CONSTRAINT "CHK_6ba035f033b596bc9267186670" CHECK (sha256 ~ '^[0-9a-f]{64}$'), CONSTRAINT "CHK_119934f04026dd37e97179bfa5" CHECK (seq >= 0 AND start_ms >= 0 AND end_ms >= start_ms AND size_bytes > 0), CONSTRAINT "CHK_9a3c7c9d2c5cb531e9c32ad657" CHECK (chain = ANY (array['av', 'screen']::text[])), CONSTRAINT "PK_71efec43c3d27de76b8c9d30395" PRIMARY KEY ("recording_id", "seq"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_97b8f86531b210d31f3469b6ed" ON "local_recording_parts"  ("session_id") `,
    );
    await queryRunner.query(
      `ALTER TABLE "local_recording_parts" ADD CONSTRAINT "FK_97b8f86531b210d31f3469b6edd" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "local_recording_parts" DROP CONSTRAINT "FK_97b8f86531b210d31f3469b6edd"`,
    );
    await queryRunner.query(`DROP INDEX "public"."IDX_97b8f86531b210d31f3469b6ed"`);
    await queryRunner.query(`DROP TABLE "local_recording_parts"`);
  }
}
