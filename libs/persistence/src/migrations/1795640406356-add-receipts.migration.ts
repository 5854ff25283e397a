import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddReceipts1795640406356 implements MigrationInterface {
  name = 'AddReceipts1795640406356';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "attempts" ADD "receipt" jsonb`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "attempts" DROP COLUMN "receipt"`);
  }
}
