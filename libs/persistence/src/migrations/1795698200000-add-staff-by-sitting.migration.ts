import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddStaffBySitting1795698200000 implements MigrationInterface {
  name = 'AddStaffBySitting1795698200000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_staff" ADD "by_sitting" boolean NOT NULL DEFAULT false`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "exam_staff" DROP COLUMN "by_sitting"`);
  }
}
