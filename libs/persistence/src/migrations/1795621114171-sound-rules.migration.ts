import { MigrationInterface, QueryRunner } from 'typeorm';

export class SoundRules1795621114171 implements MigrationInterface {
  name = 'SoundRules1795621114171';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_50ae19d90f27025bcd4a706b57"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_b7b92f06c71d30dd87b891199b"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_8eab1691dbab1dee3c570d6867" CHECK ((rule = ANY (array['camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'microphone.silent', 'microphone.clipping', 'media.gap', 'analysis.unavailable']::text[])) = (ledger = 'technical'))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_d105ab24b870692cc029a6803b" CHECK (rule = ANY (array['face.absent', 'face.multiple', 'face.other_person', 'head.away', 'eyes.away', 'body.face_hidden', 'seat.left', 'body.leaning', 'body.moving', 'body.second', 'object.phone', 'object.book', 'object.screen', 'sound.noise', 'sound.speech', 'sound.speech_unseen', 'screen.share_stopped', 'page.left', 'camera.covered', 'camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'microphone.silent', 'microphone.clipping', 'media.gap', 'analysis.unavailable']::text[]))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_d105ab24b870692cc029a6803b"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_8eab1691dbab1dee3c570d6867"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_b7b92f06c71d30dd87b891199b" CHECK ((rule = ANY (ARRAY['face.absent'::text, 'face.multiple'::text, 'face.other_person'::text, 'head.away'::text, 'eyes.away'::text, 'body.face_hidden'::text, 'seat.left'::text, 'body.leaning'::text, 'body.moving'::text, 'body.second'::text, 'object.phone'::text, 'object.book'::text, 'object.screen'::text, 'sound.noise'::text, 'screen.share_stopped'::text, 'page.left'::text, 'camera.covered'::text, 'camera.dark'::text, 'camera.frozen'::text, 'camera.looped'::text, 'camera.changed'::text, 'camera.virtual'::text, 'face.picture'::text, 'microphone.silent'::text, 'media.gap'::text, 'analysis.unavailable'::text])))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_50ae19d90f27025bcd4a706b57" CHECK (((rule = ANY (ARRAY['camera.dark'::text, 'camera.frozen'::text, 'camera.looped'::text, 'camera.changed'::text, 'camera.virtual'::text, 'face.picture'::text, 'microphone.silent'::text, 'media.gap'::text, 'analysis.unavailable'::text])) = (ledger = 'technical'::text)))`,
    );
  }
}
