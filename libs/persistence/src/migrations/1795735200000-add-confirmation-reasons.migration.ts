import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddConfirmationReasons1795735200000 implements MigrationInterface {
  name = 'AddConfirmationReasons1795735200000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "results" ADD "confirmation_reason" text`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "results" DROP COLUMN "confirmation_reason"`);
  }
}
