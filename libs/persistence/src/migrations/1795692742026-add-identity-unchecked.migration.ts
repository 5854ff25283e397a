import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddIdentityUnchecked1795692742026 implements MigrationInterface {
  name = 'AddIdentityUnchecked1795692742026';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_8eab1691dbab1dee3c570d6867"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_29dcebe338d02c55ac52c2dcf9"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_e6529a62c38b2fd71575857fd1" CHECK ((rule = ANY (array['camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'identity.unchecked', 'microphone.silent', 'microphone.clipping', 'media.gap', 'analysis.unavailable']::text[])) = (ledger = 'technical'))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_7ba230555a9fd76aca4b4df074" CHECK (rule = ANY (array['face.absent', 'face.multiple', 'face.other_person', 'head.away', 'eyes.away', 'body.face_hidden', 'seat.left', 'body.leaning', 'body.moving', 'body.second', 'object.phone', 'object.book', 'object.screen', 'sound.noise', 'sound.speech', 'sound.speech_unseen', 'screen.share_stopped', 'page.left', 'camera.covered', 'camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'identity.unchecked', 'microphone.silent', 'microphone.clipping', 'media.gap', 'analysis.unavailable', 'person.observed']::text[]))`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_7ba230555a9fd76aca4b4df074"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_e6529a62c38b2fd71575857fd1"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_29dcebe338d02c55ac52c2dcf9" CHECK ((rule = ANY (ARRAY['face.absent'::text, 'face.multiple'::text, 'face.other_person'::text, 'head.away'::text, 'eyes.away'::text, 'body.face_hidden'::text, 'seat.left'::text, 'body.leaning'::text, 'body.moving'::text, 'body.second'::text, 'object.phone'::text, 'object.book'::text, 'object.screen'::text, 'sound.noise'::text, 'sound.speech'::text, 'sound.speech_unseen'::text, 'screen.share_stopped'::text, 'page.left'::text, 'camera.covered'::text, 'camera.dark'::text, 'camera.frozen'::text, 'camera.looped'::text, 'camera.changed'::text, 'camera.virtual'::text, 'face.picture'::text, 'microphone.silent'::text, 'microphone.clipping'::text, 'media.gap'::text, 'analysis.unavailable'::text, 'person.observed'::text])))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_8eab1691dbab1dee3c570d6867" CHECK (((rule = ANY (ARRAY['camera.dark'::text, 'camera.frozen'::text, 'camera.looped'::text, 'camera.changed'::text, 'camera.virtual'::text, 'face.picture'::text, 'microphone.silent'::text, 'microphone.clipping'::text, 'media.gap'::text, 'analysis.unavailable'::text])) = (ledger = 'technical'::text)))`,
    );
  }
}
