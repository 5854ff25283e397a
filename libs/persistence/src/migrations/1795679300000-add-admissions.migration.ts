import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAdmissions1795679300000 implements MigrationInterface {
  name = 'AddAdmissions1795679300000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "access_decisions" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "kind" text NOT NULL, "reason" text NOT NULL, "document" text, "opens_until" TIMESTAMP WITH TIME ZONE, "decided_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_dd3cb29b36ffcfc229a9668824" CHECK ((kind = 'reopen') = (opens_until IS NOT NULL)), CONSTRAINT "CHK_1fe80fd85e6de13dfa37959c51" CHECK (kind = ANY (array['admit', 'reopen']::text[])), CONSTRAINT "PK_c21da7bdd22bc3e47fd7133003a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_1f9cf750116bb7c4826cad9624" ON "access_decisions"  ("exam_id", "user_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "admission_ratings" ("exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "rating" double precision NOT NULL, "given_by" uuid NOT NULL, "given_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_3e62585ec53ae2e3452ec8a4dc" CHECK (rating BETWEEN 0 AND 100), CONSTRAINT "PK_8089d02119b3a1b437d8cf2a0fd" PRIMARY KEY ("exam_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_23080ead89c7e701abff0b9e77" ON "admission_ratings"  ("user_id") `,
    );
    await queryRunner.query(`ALTER TABLE "users" ADD "iin" text`);
    await queryRunner.query(
      `ALTER TABLE "users" ADD CONSTRAINT "UQ_cf50adca292931d9790c97a5826" UNIQUE ("iin")`,
    );
    await queryRunner.query(`ALTER TABLE "users" ADD "group_name" text`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "grading_policy" jsonb`);
    await queryRunner.query(
      `ALTER TABLE "users" ADD CONSTRAINT "CHK_44dc4e9be9282aa16750c29625" CHECK (iin ~ '^[0-9]{12}$')`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" ADD CONSTRAINT "FK_82381a7419d1c3ae008d21a4e1c" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" ADD CONSTRAINT "FK_96c99cb8150bb78676cd467bbcd" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" ADD CONSTRAINT "FK_43768fbf5d0df4a4338bafbfdf2" FOREIGN KEY ("decided_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" ADD CONSTRAINT "FK_ce04d3c867f07bc9caba4ba38a8" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" ADD CONSTRAINT "FK_23080ead89c7e701abff0b9e773" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" ADD CONSTRAINT "FK_1df4b6f1708a7d1400e5b76399f" FOREIGN KEY ("given_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" DROP CONSTRAINT "FK_1df4b6f1708a7d1400e5b76399f"`,
    );
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" DROP CONSTRAINT "FK_23080ead89c7e701abff0b9e773"`,
    );
    await queryRunner.query(
      `ALTER TABLE "admission_ratings" DROP CONSTRAINT "FK_ce04d3c867f07bc9caba4ba38a8"`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" DROP CONSTRAINT "FK_43768fbf5d0df4a4338bafbfdf2"`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" DROP CONSTRAINT "FK_96c99cb8150bb78676cd467bbcd"`,
    );
    await queryRunner.query(
      `ALTER TABLE "access_decisions" DROP CONSTRAINT "FK_82381a7419d1c3ae008d21a4e1c"`,
    );
    await queryRunner.query(`ALTER TABLE "users" DROP CONSTRAINT "CHK_44dc4e9be9282aa16750c29625"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "grading_policy"`);
    await queryRunner.query(`ALTER TABLE "users" DROP COLUMN "group_name"`);
    await queryRunner.query(`ALTER TABLE "users" DROP CONSTRAINT "UQ_cf50adca292931d9790c97a5826"`);
    await queryRunner.query(`ALTER TABLE "users" DROP COLUMN "iin"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_23080ead89c7e701abff0b9e77"`);
    await queryRunner.query(`DROP TABLE "admission_ratings"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_1f9cf750116bb7c4826cad9624"`);
    await queryRunner.query(`DROP TABLE "access_decisions"`);
  }
}
