import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExamQuestions1795692950991 implements MigrationInterface {
  name = 'AddExamQuestions1795692950991';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "case_files" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "material_id" uuid, "position" integer, "name" text NOT NULL, "content_type" text NOT NULL, "size_bytes" integer NOT NULL, "sheets" jsonb NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_d9e96ec37253268b1e8219a5fb" CHECK (size_bytes > 0 AND (material_id IS NULL) = (position IS NULL)), CONSTRAINT "PK_083843297d525d3287b9477548a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_ab96c37e29ea23e9661d3418f9" ON "case_files"  ("exam_id") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_ca6af350833098150f0923a396" ON "case_files"  ("material_id") `,
    );
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "prompt_html" jsonb`);
    await queryRunner.query(
      `ALTER TABLE "case_files" ADD CONSTRAINT "FK_ab96c37e29ea23e9661d3418f97" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "case_files" ADD CONSTRAINT "FK_ca6af350833098150f0923a3960" FOREIGN KEY ("material_id") REFERENCES "case_materials"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "case_files" DROP CONSTRAINT "FK_ca6af350833098150f0923a3960"`);
    await queryRunner.query(`ALTER TABLE "case_files" DROP CONSTRAINT "FK_ab96c37e29ea23e9661d3418f97"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "prompt_html"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_ca6af350833098150f0923a396"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_ab96c37e29ea23e9661d3418f9"`);
    await queryRunner.query(`DROP TABLE "case_files"`);
  }
}
