import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExamHolds1795682483964 implements MigrationInterface {
  name = 'AddExamHolds1795682483964';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "legal_holds" ADD "exam_id" uuid`);
    await queryRunner.query(`ALTER TABLE "legal_holds" ALTER COLUMN "person_id" DROP NOT NULL`);
    await queryRunner.query(`CREATE INDEX "IDX_106d72fcf45d48b558bdbc0faf" ON "legal_holds"  ("exam_id") `);
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "CHK_6a2613dcd1986c2ee81f67ce36" CHECK ((person_id IS NULL) <> (exam_id IS NULL) AND (session_id IS NULL OR person_id IS NOT NULL))`,
    );
    await queryRunner.query(
      `ALTER TABLE "legal_holds" ADD CONSTRAINT "FK_106d72fcf45d48b558bdbc0faf3" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "FK_106d72fcf45d48b558bdbc0faf3"`);
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP CONSTRAINT "CHK_6a2613dcd1986c2ee81f67ce36"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_106d72fcf45d48b558bdbc0faf"`);
    // The older table has no place for them.
    await queryRunner.query(`DELETE FROM "legal_holds" WHERE exam_id IS NOT NULL`);
    await queryRunner.query(`ALTER TABLE "legal_holds" ALTER COLUMN "person_id" SET NOT NULL`);
    await queryRunner.query(`ALTER TABLE "legal_holds" DROP COLUMN "exam_id"`);
  }
}
