import { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexHeadHash1795656882601 implements MigrationInterface {
  name = 'IndexHeadHash1795656882601';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX "IDX_149956cd17ffcb4207eafec423" ON "chain_heads"  ("hash") `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."IDX_149956cd17ffcb4207eafec423"`);
  }
}
