import { MigrationInterface, QueryRunner } from 'typeorm';

export class MoreIncidentRules1795619601678 implements MigrationInterface {
  name = 'MoreIncidentRules1795619601678';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_a2f40f0020e10d341ac1082f15"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_6f6bce1dac0bcf5f96ae014f26"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_50ae19d90f27025bcd4a706b57" CHECK ((rule = ANY (array['camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'microphone.silent', 'media.gap', 'analysis.unavailable']::text[])) = (ledger = 'technical'))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_b7b92f06c71d30dd87b891199b" CHECK (rule = ANY (array['face.absent', 'face.multiple', 'face.other_person', 'head.away', 'eyes.away', 'body.face_hidden', 'seat.left', 'body.leaning', 'body.moving', 'body.second', 'object.phone', 'object.book', 'object.screen', 'sound.noise', 'screen.share_stopped', 'page.left', 'camera.covered', 'camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'microphone.silent', 'media.gap', 'analysis.unavailable']::text[]))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_b7b92f06c71d30dd87b891199b"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_50ae19d90f27025bcd4a706b57"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_6f6bce1dac0bcf5f96ae014f26" CHECK ((rule = ANY (ARRAY['face.absent'::text, 'face.multiple'::text, 'face.other_person'::text, 'head.away'::text, 'sound.noise'::text, 'screen.share_stopped'::text, 'page.left'::text, 'camera.covered'::text, 'camera.dark'::text, 'camera.frozen'::text, 'microphone.silent'::text, 'media.gap'::text, 'analysis.unavailable'::text])))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_a2f40f0020e10d341ac1082f15" CHECK (((rule = ANY (ARRAY['camera.dark'::text, 'camera.frozen'::text, 'microphone.silent'::text, 'media.gap'::text, 'analysis.unavailable'::text])) = (ledger = 'technical'::text)))`,
    );
  }
}
