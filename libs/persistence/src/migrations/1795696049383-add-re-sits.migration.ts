import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddReSits1795696049383 implements MigrationInterface {
  name = 'AddReSits1795696049383';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "attempts" DROP CONSTRAINT "UQ_4762f35b19af5af575fc32e9c37"`);
    await queryRunner.query(
      `CREATE TABLE "terms" ("id" uuid NOT NULL, "season" text NOT NULL, "year" integer NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, CONSTRAINT "UQ_8f4b3db76ff1abb80f498e5cd43" UNIQUE ("season", "year"), CONSTRAINT "CHK_2bda51e8fa28c431474d085ea4" CHECK (starts_on < ends_on), CONSTRAINT "CHK_bea45ea7f86fa059398b5ec9f3" CHECK (season = ANY (array['autumn', 'spring', 'summer']::text[])), CONSTRAINT "PK_33b6fe77d6ace7ff43cc8a65958" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "re_sit_enrolments" ("exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "source_attempt_id" uuid NOT NULL, "ground" text NOT NULL, "counts" boolean NOT NULL, "enrolled_by" uuid, "enrolled_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_e408f2b06d881b0d12e7c98b3c" CHECK (counts = (ground <> 'without_fault')), CONSTRAINT "CHK_cd1d69d54fce9ec4bf35c7700c" CHECK (ground = ANY (array['fx', 'f', 'without_fault']::text[])), CONSTRAINT "PK_8e0ef31dcc5d6dd30911635d448" PRIMARY KEY ("exam_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_611a7c6d0b86f092f9bf19bd1d" ON "re_sit_enrolments"  ("user_id") `,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_35097dbe3362d6f31d2dd28e61" ON "re_sit_enrolments"  ("source_attempt_id") `,
    );
    await queryRunner.query(`ALTER TABLE "exams" ADD "attempt_policy" jsonb`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "term_id" uuid`);
    await queryRunner.query(`ALTER TABLE "exams" ADD "re_sit_of" uuid`);
    await queryRunner.query(`ALTER TABLE "attempts" ADD "number" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`CREATE INDEX "IDX_3adad75d89d785fdca3e9bb180" ON "exams"  ("re_sit_of") `);
    await queryRunner.query(
      `ALTER TABLE "attempts" ADD CONSTRAINT "CHK_6b637c6b4b89c0f4c47185560d" CHECK (number > 0)`,
    );
    await queryRunner.query(
      `ALTER TABLE "attempts" ADD CONSTRAINT "UQ_c48bafb19653c808f75c8394c52" UNIQUE ("exam_id", "user_id", "number")`,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "FK_a09e73ec2b5b6628ae05af5bedb" FOREIGN KEY ("term_id") REFERENCES "terms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "FK_3adad75d89d785fdca3e9bb180c" FOREIGN KEY ("re_sit_of") REFERENCES "exams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" ADD CONSTRAINT "FK_dd149a85a94d23ed89f7655dbf9" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" ADD CONSTRAINT "FK_611a7c6d0b86f092f9bf19bd1d3" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" ADD CONSTRAINT "FK_35097dbe3362d6f31d2dd28e61f" FOREIGN KEY ("source_attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" ADD CONSTRAINT "FK_7402b1cec38041da0811af5286a" FOREIGN KEY ("enrolled_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" DROP CONSTRAINT "FK_7402b1cec38041da0811af5286a"`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" DROP CONSTRAINT "FK_35097dbe3362d6f31d2dd28e61f"`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" DROP CONSTRAINT "FK_611a7c6d0b86f092f9bf19bd1d3"`,
    );
    await queryRunner.query(
      `ALTER TABLE "re_sit_enrolments" DROP CONSTRAINT "FK_dd149a85a94d23ed89f7655dbf9"`,
    );
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "FK_3adad75d89d785fdca3e9bb180c"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "FK_a09e73ec2b5b6628ae05af5bedb"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP CONSTRAINT "UQ_c48bafb19653c808f75c8394c52"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP CONSTRAINT "CHK_6b637c6b4b89c0f4c47185560d"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_3adad75d89d785fdca3e9bb180"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP COLUMN "number"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "re_sit_of"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "term_id"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "attempt_policy"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_35097dbe3362d6f31d2dd28e61"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_611a7c6d0b86f092f9bf19bd1d"`);
    await queryRunner.query(`DROP TABLE "re_sit_enrolments"`);
    await queryRunner.query(`DROP TABLE "terms"`);
    await queryRunner.query(
      `ALTER TABLE "attempts" ADD CONSTRAINT "UQ_4762f35b19af5af575fc32e9c37" UNIQUE ("exam_id", "user_id")`,
    );
  }
}
