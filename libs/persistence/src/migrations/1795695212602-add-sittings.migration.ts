import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSittings1795695212602 implements MigrationInterface {
  name = 'AddSittings1795695212602';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "sittings" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "room" text NOT NULL, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_start_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "capacity" integer NOT NULL, "slot_minutes" integer, "candidates_per_proctor" integer NOT NULL, "group_names" text array NOT NULL DEFAULT '{}', "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_c695a8f94c5647fdb81a3a856a" CHECK (capacity > 0 AND candidates_per_proctor > 0 AND slot_minutes > 0), CONSTRAINT "CHK_9e35973132a0492e7e880e793b" CHECK (opens_at <= last_start_at AND last_start_at < closes_at), CONSTRAINT "PK_697e3ac95fb14bb6283830f78d4" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_9d4b61002db7f31bedc09e9e85" ON "sittings"  ("exam_id") `);
    await queryRunner.query(
      `CREATE TABLE "sitting_places" ("sitting_id" uuid NOT NULL, "user_id" uuid NOT NULL, "exam_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_40f65d47c46347f6ea24b598024" PRIMARY KEY ("sitting_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_1a15f99acc1c52822bd12bd352" ON "sitting_places"  ("user_id") `,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_63a56b0b067c9c9cf6c0c0dda1" ON "sitting_places"  ("sitting_id", "starts_at") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_5e616c4bd8b923f58f90e3bc21" ON "sitting_places"  ("exam_id", "user_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "sitting_proctors" ("sitting_id" uuid NOT NULL, "user_id" uuid NOT NULL, CONSTRAINT "PK_806a444202d149eb852f86e179e" PRIMARY KEY ("sitting_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_c52affc1b7ccec0fe330012b59" ON "sitting_proctors"  ("user_id") `,
    );
    await queryRunner.query(
      `ALTER TABLE "sittings" ADD CONSTRAINT "FK_9d4b61002db7f31bedc09e9e854" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_places" ADD CONSTRAINT "FK_63837a7ce88ec15b225409288a8" FOREIGN KEY ("sitting_id") REFERENCES "sittings"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_places" ADD CONSTRAINT "FK_5e616c4bd8b923f58f90e3bc21d" FOREIGN KEY ("exam_id", "user_id") REFERENCES "exam_enrolments"("exam_id","user_id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_places" ADD CONSTRAINT "FK_1a15f99acc1c52822bd12bd3522" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_proctors" ADD CONSTRAINT "FK_4d1ce17d1aeba842bf459d2f471" FOREIGN KEY ("sitting_id") REFERENCES "sittings"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_proctors" ADD CONSTRAINT "FK_c52affc1b7ccec0fe330012b593" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "sitting_proctors" DROP CONSTRAINT "FK_c52affc1b7ccec0fe330012b593"`,
    );
    await queryRunner.query(
      `ALTER TABLE "sitting_proctors" DROP CONSTRAINT "FK_4d1ce17d1aeba842bf459d2f471"`,
    );
    await queryRunner.query(`ALTER TABLE "sitting_places" DROP CONSTRAINT "FK_1a15f99acc1c52822bd12bd3522"`);
    await queryRunner.query(`ALTER TABLE "sitting_places" DROP CONSTRAINT "FK_5e616c4bd8b923f58f90e3bc21d"`);
    await queryRunner.query(`ALTER TABLE "sitting_places" DROP CONSTRAINT "FK_63837a7ce88ec15b225409288a8"`);
    await queryRunner.query(`ALTER TABLE "sittings" DROP CONSTRAINT "FK_9d4b61002db7f31bedc09e9e854"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_c52affc1b7ccec0fe330012b59"`);
    await queryRunner.query(`DROP TABLE "sitting_proctors"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_5e616c4bd8b923f58f90e3bc21"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_63a56b0b067c9c9cf6c0c0dda1"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_1a15f99acc1c52822bd12bd352"`);
    await queryRunner.query(`DROP TABLE "sitting_places"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_9d4b61002db7f31bedc09e9e85"`);
    await queryRunner.query(`DROP TABLE "sittings"`);
  }
}
