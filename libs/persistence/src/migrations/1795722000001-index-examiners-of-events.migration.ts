import { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexExaminersOfEvents1795722000001 implements MigrationInterface {
  name = 'IndexExaminersOfEvents1795722000001';

  /** Written by hand: entities know no indexes of expressions. It holds the few events that name an examiner. */
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "IDX_chain_entries_examiner" ON "chain_entries" ((payload ->> 'examinerId')) WHERE payload ->> 'examinerId' IS NOT NULL`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."IDX_chain_entries_examiner"`);
  }
}
