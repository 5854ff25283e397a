import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddGroups1795692960000 implements MigrationInterface {
  name = 'AddGroups1795692960000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "exam_groups" ("exam_id" uuid NOT NULL, "group_name" text NOT NULL, "assigned_by" uuid, "assigned_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c1c739211addebb377c2dc1a97d" PRIMARY KEY ("exam_id", "group_name"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_2d0698d5bd27d75d3773140743" ON "exam_groups"  ("group_name") `,
    );
    await queryRunner.query(
      `ALTER TABLE "accommodation_profiles" ADD "extra_time_percent" integer NOT NULL DEFAULT '0'`,
    );
    await queryRunner.query(`ALTER TABLE "exam_enrolments" ADD "by_group" text`);
    await queryRunner.query(
      `ALTER TABLE "exam_groups" ADD CONSTRAINT "FK_75a3db80f59d0e2ccfc1bedad9f" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_groups" ADD CONSTRAINT "FK_fe06daee7b304c3492fddcb6a6b" FOREIGN KEY ("assigned_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_groups" DROP CONSTRAINT "FK_fe06daee7b304c3492fddcb6a6b"`);
    await queryRunner.query(`ALTER TABLE "exam_groups" DROP CONSTRAINT "FK_75a3db80f59d0e2ccfc1bedad9f"`);
    await queryRunner.query(`ALTER TABLE "exam_enrolments" DROP COLUMN "by_group"`);
    await queryRunner.query(`ALTER TABLE "accommodation_profiles" DROP COLUMN "extra_time_percent"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_2d0698d5bd27d75d3773140743"`);
    await queryRunner.query(`DROP TABLE "exam_groups"`);
  }
}
