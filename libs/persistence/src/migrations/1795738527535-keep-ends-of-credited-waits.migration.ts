import { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepEndsOfCreditedWaits1795738527535 implements MigrationInterface {
  name = 'KeepEndsOfCreditedWaits1795738527535';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_windows" ADD "credited_until" TIMESTAMP(3) WITH TIME ZONE`);
    // Until now, a wait that was given back was taken to end where the window last got the attempt.
    await queryRunner.query(
      `UPDATE "session_windows" SET "credited_until" = "live_at" WHERE "credited_ms" > 0`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_windows" ADD CONSTRAINT "CHK_b2706d059fe5931fbf600f0f06" CHECK ((credited_ms > 0) = (credited_until IS NOT NULL))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_windows" DROP CONSTRAINT "CHK_b2706d059fe5931fbf600f0f06"`);
    await queryRunner.query(`ALTER TABLE "session_windows" DROP COLUMN "credited_until"`);
  }
}
