import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddItemBanks1795670017633 implements MigrationInterface {
  name = 'AddItemBanks1795670017633';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "item_banks" ("id" uuid NOT NULL, "title" jsonb NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_54d907acae34b7f599e404049e3" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "bank_items" ("id" uuid NOT NULL, "bank_id" uuid NOT NULL, "latest_version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_79ab2dd92da6fa9426dd5e633c" CHECK (latest_version > 0), CONSTRAINT "PK_1adb48b0b9af3080903066d836a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_22a22f34e587f6d3824704d19d" ON "bank_items"  ("bank_id") `);
    await queryRunner.query(
      `CREATE TABLE "bank_item_versions" ("id" uuid NOT NULL, "item_id" uuid NOT NULL, "version" integer NOT NULL, "content" jsonb NOT NULL, "kind" text NOT NULL, "topic" text NOT NULL, "difficulty" integer, "languages" text array NOT NULL, "author_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "state" text NOT NULL DEFAULT 'draft', "reviewed_by" uuid, "reviewed_at" TIMESTAMP WITH TIME ZONE, "review_comment" text, CONSTRAINT "UQ_154b8b4a85720a4df9585a4a532" UNIQUE ("item_id", "version"), CONSTRAINT "CHK_5b1976c9d6d326158f12d2c95c" CHECK (reviewed_by <> author_id), CONSTRAINT "CHK_99890cfbcd44077f4384054046" CHECK ((state IN ('approved', 'rejected')) = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)), CONSTRAINT "CHK_414a9f4b4e07c539a28fc1c237" CHECK (difficulty BETWEEN 1 AND 3), CONSTRAINT "CHK_5673939adf27115c352538969c" CHECK (languages <@ array['kk', 'ru', 'en']::text[]), CONSTRAINT "CHK_e7ec688e40eeb4de81a7ee3b3e" CHECK (kind = ANY (array['single_choice', 'multiple_choice', 'true_false', 'matching', 'ordering', 'short_answer', 'numeric', 'cloze']::text[])), CONSTRAINT "CHK_931f9171220f6fab94a7adc31b" CHECK (state = ANY (array['draft', 'in_review', 'approved', 'rejected']::text[])), CONSTRAINT "CHK_1d0d499eb6b18ed440ba0e0e0e" CHECK (version > 0), CONSTRAINT "PK_8d2e595598127572a83014d9fdc" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "exam_blueprints" ("exam_id" uuid NOT NULL, "bank_id" uuid NOT NULL, "languages" text array NOT NULL, "sections" jsonb NOT NULL, "item_count" integer NOT NULL, "frozen_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_f4e62cbca543cf071bc1fed904" CHECK (item_count > 0), CONSTRAINT "CHK_2eb3d912d49926f04009f0d814" CHECK (languages <@ array['kk', 'ru', 'en']::text[]), CONSTRAINT "PK_493a57e464c98566a90662c4226" PRIMARY KEY ("exam_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "item_bank_members" ("bank_id" uuid NOT NULL, "user_id" uuid NOT NULL, "role" text NOT NULL, CONSTRAINT "CHK_4745781c6fe2ebd68a64a14d79" CHECK (role = ANY (array['owner', 'author', 'reviewer']::text[])), CONSTRAINT "PK_035813a614b22a43ed76bfbaaa8" PRIMARY KEY ("bank_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_0808d9136565d6d4f0cc1f4b92" ON "item_bank_members"  ("user_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "item_pictures" ("id" uuid NOT NULL, "bank_id" uuid NOT NULL, "width_px" integer NOT NULL, "height_px" integer NOT NULL, "size_bytes" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_40d00cbdc85a8b90850fbe52c1" CHECK (width_px > 0 AND height_px > 0 AND size_bytes > 0), CONSTRAINT "PK_fdcecbe1f80f893499bd700eb0a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_2252b60b9ee86abff4c1fbc9a4" ON "item_pictures"  ("bank_id") `);
    await queryRunner.query(`ALTER TABLE "attempts" ADD "draw" jsonb`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "pictures" jsonb NOT NULL DEFAULT '[]'`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "bank_version_id" uuid`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "topic" text NOT NULL DEFAULT ''`);
    await queryRunner.query(`ALTER TABLE "exam_items" ADD "difficulty" integer`);
    await queryRunner.query(
      `ALTER TABLE "item_banks" ADD CONSTRAINT "FK_74f0de229f5617ac7be8901664d" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_items" ADD CONSTRAINT "FK_22a22f34e587f6d3824704d19d7" FOREIGN KEY ("bank_id") REFERENCES "item_banks"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" ADD CONSTRAINT "FK_1c5522cc7a9b25a343758e5e9ed" FOREIGN KEY ("item_id") REFERENCES "bank_items"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" ADD CONSTRAINT "FK_1be7d08381196979bc7b5377275" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" ADD CONSTRAINT "FK_a4180763a5fbbe7da2219b35307" FOREIGN KEY ("reviewed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "FK_6f40976483de4cfc8a2fafa414e" FOREIGN KEY ("bank_version_id") REFERENCES "bank_item_versions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_blueprints" ADD CONSTRAINT "FK_493a57e464c98566a90662c4226" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_blueprints" ADD CONSTRAINT "FK_38c9424392efa87cb91068aea05" FOREIGN KEY ("bank_id") REFERENCES "item_banks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "item_bank_members" ADD CONSTRAINT "FK_c8bff1ec1f60af2224c83ca7f14" FOREIGN KEY ("bank_id") REFERENCES "item_banks"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "item_bank_members" ADD CONSTRAINT "FK_0808d9136565d6d4f0cc1f4b925" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "item_pictures" ADD CONSTRAINT "FK_2252b60b9ee86abff4c1fbc9a47" FOREIGN KEY ("bank_id") REFERENCES "item_banks"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    // Written by hand: entities cannot say that a version never changes but for its review, and an approved one only to be rejected.
    await queryRunner.query(
      `CREATE FUNCTION refuse_bank_item_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (OLD.id, OLD.item_id, OLD.version, OLD.content, OLD.kind, OLD.topic, OLD.difficulty, OLD.languages, OLD.author_id, OLD.created_at)
            IS DISTINCT FROM
            (NEW.id, NEW.item_id, NEW.version, NEW.content, NEW.kind, NEW.topic, NEW.difficulty, NEW.languages, NEW.author_id, NEW.created_at)
            OR OLD.state = 'rejected' OR (OLD.state = 'approved' AND NEW.state <> 'rejected') THEN
           RAISE EXCEPTION 'Versions of items never change' USING ERRCODE = 'integrity_constraint_violation';
         END IF;
         RETURN NEW;
       END $$`,
    );
    await queryRunner.query(
      `CREATE TRIGGER "bank_item_versions_never_change" BEFORE UPDATE ON "bank_item_versions" FOR EACH ROW EXECUTE FUNCTION refuse_bank_item_change()`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER "bank_item_versions_never_change" ON "bank_item_versions"`);
    await queryRunner.query(`DROP FUNCTION refuse_bank_item_change()`);
    await queryRunner.query(`ALTER TABLE "item_pictures" DROP CONSTRAINT "FK_2252b60b9ee86abff4c1fbc9a47"`);
    await queryRunner.query(
      `ALTER TABLE "item_bank_members" DROP CONSTRAINT "FK_0808d9136565d6d4f0cc1f4b925"`,
    );
    await queryRunner.query(
      `ALTER TABLE "item_bank_members" DROP CONSTRAINT "FK_c8bff1ec1f60af2224c83ca7f14"`,
    );
    await queryRunner.query(`ALTER TABLE "exam_blueprints" DROP CONSTRAINT "FK_38c9424392efa87cb91068aea05"`);
    await queryRunner.query(`ALTER TABLE "exam_blueprints" DROP CONSTRAINT "FK_493a57e464c98566a90662c4226"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "FK_6f40976483de4cfc8a2fafa414e"`);
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" DROP CONSTRAINT "FK_a4180763a5fbbe7da2219b35307"`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" DROP CONSTRAINT "FK_1be7d08381196979bc7b5377275"`,
    );
    await queryRunner.query(
      `ALTER TABLE "bank_item_versions" DROP CONSTRAINT "FK_1c5522cc7a9b25a343758e5e9ed"`,
    );
    await queryRunner.query(`ALTER TABLE "bank_items" DROP CONSTRAINT "FK_22a22f34e587f6d3824704d19d7"`);
    await queryRunner.query(`ALTER TABLE "item_banks" DROP CONSTRAINT "FK_74f0de229f5617ac7be8901664d"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "difficulty"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "topic"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "bank_version_id"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP COLUMN "pictures"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP COLUMN "draw"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_2252b60b9ee86abff4c1fbc9a4"`);
    await queryRunner.query(`DROP TABLE "item_pictures"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_0808d9136565d6d4f0cc1f4b92"`);
    await queryRunner.query(`DROP TABLE "item_bank_members"`);
    await queryRunner.query(`DROP TABLE "exam_blueprints"`);
    await queryRunner.query(`DROP TABLE "bank_item_versions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_22a22f34e587f6d3824704d19d"`);
    await queryRunner.query(`DROP TABLE "bank_items"`);
    await queryRunner.query(`DROP TABLE "item_banks"`);
  }
}
