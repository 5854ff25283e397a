import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddItemFingerprints1795750500000 implements MigrationInterface {
  name = 'AddItemFingerprints1795750500000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "bank_item_versions" ADD "fingerprints" text array`);
    await queryRunner.query(`ALTER TABLE "item_pictures" ADD "source_sha256" text`);
    // Written by hand: what a version is compared by may be added once, in any state, and never changes after that.
    await queryRunner.query(
      `CREATE OR REPLACE FUNCTION refuse_bank_item_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF OLD.fingerprints IS NULL AND to_jsonb(OLD) - 'fingerprints' = to_jsonb(NEW) - 'fingerprints' THEN
           RETURN NEW;
         END IF;
         IF (OLD.id, OLD.item_id, OLD.version, OLD.content, OLD.kind, OLD.topic, OLD.difficulty, OLD.languages, OLD.fingerprints, OLD.author_id, OLD.created_at)
            IS DISTINCT FROM
            (NEW.id, NEW.item_id, NEW.version, NEW.content, NEW.kind, NEW.topic, NEW.difficulty, NEW.languages, NEW.fingerprints, NEW.author_id, NEW.created_at)
            OR OLD.state = 'rejected' OR (OLD.state = 'approved' AND NEW.state <> 'rejected') THEN
           RAISE EXCEPTION 'Versions of items never change' USING ERRCODE = 'integrity_constraint_violation';
         END IF;
         RETURN NEW;
       END $$`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE OR REPLACE FUNCTION refuse_bank_item_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (OLD.id, OLD.item_id, OLD.version, OLD.content, OLD.kind, OLD.topic, OLD.difficulty, OLD.languages, OLD.author_id, OLD.created_at)
            IS DISTINCT FROM
            (NEW.id, NEW.item_id, NEW.version, NEW.content, NEW.kind, NEW.topic, NEW.difficulty, NEW.languages, NEW.author_id, NEW.created_at)
            OR OLD.state = 'rejected' OR (OLD.state = 'approved' AND NEW.state <> 'rejected') THEN
           RAISE EXCEPTION 'Versions of items never change' USING ERRCODE = 'integrity_constraint_violation';
         END IF;
         RETURN NEW;
       END $$`,
    );
    await queryRunner.query(`ALTER TABLE "item_pictures" DROP COLUMN "source_sha256"`);
    await queryRunner.query(`ALTER TABLE "bank_item_versions" DROP COLUMN "fingerprints"`);
  }
}
