import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddStatements1795681211356 implements MigrationInterface {
  name = 'AddStatements1795681211356';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "grade_statements" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "group_name" text NOT NULL, "version" integer NOT NULL, "content" jsonb NOT NULL, "sha256" text NOT NULL, "signature" text NOT NULL, "key_id" text NOT NULL, "made_by" uuid NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_57cd51b3b9988c37d5abc0c74d5" UNIQUE ("sha256"), CONSTRAINT "UQ_780c3acd691e1a08c1b4b855835" UNIQUE ("exam_id", "group_name", "version"), CONSTRAINT "CHK_d9f78f5ad294113747a0b0fc39" CHECK (version > 0), CONSTRAINT "PK_eed582ced0e997fbc3991bdb79c" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "statement_profiles" ("name" text NOT NULL, "profile" jsonb NOT NULL, "changed_by" uuid NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_44855cefe7f70643cf76c1352ef" PRIMARY KEY ("name"))`,
    );
    await queryRunner.query(
      `ALTER TABLE "grade_statements" ADD CONSTRAINT "FK_5f6cea794343e124005d7c29aa8" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "grade_statements" ADD CONSTRAINT "FK_1ae347eb5e66cda45e00286e511" FOREIGN KEY ("made_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "statement_profiles" ADD CONSTRAINT "FK_60cffecf44474f807dc116227a8" FOREIGN KEY ("changed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "statement_profiles" DROP CONSTRAINT "FK_60cffecf44474f807dc116227a8"`,
    );
    await queryRunner.query(
      `ALTER TABLE "grade_statements" DROP CONSTRAINT "FK_1ae347eb5e66cda45e00286e511"`,
    );
    await queryRunner.query(
      `ALTER TABLE "grade_statements" DROP CONSTRAINT "FK_5f6cea794343e124005d7c29aa8"`,
    );
    await queryRunner.query(`DROP TABLE "statement_profiles"`);
    await queryRunner.query(`DROP TABLE "grade_statements"`);
  }
}
