import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPersonObservations1795667473184 implements MigrationInterface {
  name = 'AddPersonObservations1795667473184';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_d105ab24b870692cc029a6803b"`);
    await queryRunner.query(`ALTER TABLE "incidents" ADD "blind_review_id" uuid`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_29dcebe338d02c55ac52c2dcf9" CHECK (rule = ANY (array['face.absent', 'face.multiple', 'face.other_person', 'head.away', 'eyes.away', 'body.face_hidden', 'seat.left', 'body.leaning', 'body.moving', 'body.second', 'object.phone', 'object.book', 'object.screen', 'sound.noise', 'sound.speech', 'sound.speech_unseen', 'screen.share_stopped', 'page.left', 'camera.covered', 'camera.dark', 'camera.frozen', 'camera.looped', 'camera.changed', 'camera.virtual', 'face.picture', 'microphone.silent', 'microphone.clipping', 'media.gap', 'analysis.unavailable', 'person.observed']::text[]))`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "FK_37e42daedda05b0e4dd3d2ed4c1" FOREIGN KEY ("blind_review_id") REFERENCES "blind_reviews"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "FK_37e42daedda05b0e4dd3d2ed4c1"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "CHK_29dcebe338d02c55ac52c2dcf9"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP COLUMN "blind_review_id"`);
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "CHK_d105ab24b870692cc029a6803b" CHECK ((rule = ANY (ARRAY['face.absent'::text, 'face.multiple'::text, 'face.other_person'::text, 'head.away'::text, 'eyes.away'::text, 'body.face_hidden'::text, 'seat.left'::text, 'body.leaning'::text, 'body.moving'::text, 'body.second'::text, 'object.phone'::text, 'object.book'::text, 'object.screen'::text, 'sound.noise'::text, 'sound.speech'::text, 'sound.speech_unseen'::text, 'screen.share_stopped'::text, 'page.left'::text, 'camera.covered'::text, 'camera.dark'::text, 'camera.frozen'::text, 'camera.looped'::text, 'camera.changed'::text, 'camera.virtual'::text, 'face.picture'::text, 'microphone.silent'::text, 'microphone.clipping'::text, 'media.gap'::text, 'analysis.unavailable'::text])))`,
    );
  }
}
