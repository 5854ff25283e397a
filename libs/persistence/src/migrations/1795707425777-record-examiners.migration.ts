import { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordExaminers1795707425777 implements MigrationInterface {
  name = 'RecordExaminers1795707425777';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "recording_segments" DROP CONSTRAINT "CHK_cb2ffef7013bcd15c9e9fda556"`,
    );
    await queryRunner.query(
      `ALTER TABLE "recording_segments" ADD CONSTRAINT "CHK_c00f5a57f2ba3c3f52d9c9b93b" CHECK (chain = ANY (array['av', 'screen', 'examiner-1', 'examiner-2', 'examiner-3', 'examiner-4', 'examiner-5']::text[]))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "recording_segments" DROP CONSTRAINT "CHK_c00f5a57f2ba3c3f52d9c9b93b"`,
    );
    await queryRunner.query(
      `ALTER TABLE "recording_segments" ADD CONSTRAINT "CHK_cb2ffef7013bcd15c9e9fda556" CHECK ((chain = ANY (ARRAY['av'::text, 'screen'::text])))`,
    );
  }
}
