import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRulesPolicies1795622014361 implements MigrationInterface {
  name = 'AddRulesPolicies1795622014361';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "accommodation_profiles" ("user_id" uuid NOT NULL, "disabled_rules" text array NOT NULL DEFAULT '{}', "thresholds" jsonb NOT NULL DEFAULT '{}', "staff_note" text NOT NULL DEFAULT '', "updated_by" uuid, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_9581ea06c4628e590755e24d8a6" PRIMARY KEY ("user_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "rules_policies" ("id" uuid NOT NULL, "name" text NOT NULL, "version" integer NOT NULL, "yaml" text NOT NULL, "document" jsonb NOT NULL, "sha256" text NOT NULL, "built_in" boolean NOT NULL DEFAULT false, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_b5bcaafde544cc5a1f935d70566" UNIQUE ("name", "version"), CONSTRAINT "CHK_f1715be6032251833aa9e7d28b" CHECK (version > 0), CONSTRAINT "PK_0f168985d30019cd9f82fbc8728" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "session_rules" ("session_id" uuid NOT NULL, "policy_name" text NOT NULL, "policy_version" integer NOT NULL, "policy" jsonb NOT NULL, "sha256" text NOT NULL, "pinned_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_da072acd5c93186fd9e4e7f2348" PRIMARY KEY ("session_id"))`,
    );
    await queryRunner.query(`ALTER TABLE "exams" ADD "rules_policy_id" uuid`);
    await queryRunner.query(
      `ALTER TABLE "accommodation_profiles" ADD CONSTRAINT "FK_9581ea06c4628e590755e24d8a6" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "accommodation_profiles" ADD CONSTRAINT "FK_2aa805962e4f8c452958c1cba85" FOREIGN KEY ("updated_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "rules_policies" ADD CONSTRAINT "FK_f060c764638123c0ae94e126078" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "FK_ec9e114320865538323ee782fa7" FOREIGN KEY ("rules_policy_id") REFERENCES "rules_policies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_rules" ADD CONSTRAINT "FK_da072acd5c93186fd9e4e7f2348" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    // Written by hand: entities cannot say that rows never change.
    await queryRunner.query(
      `CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Rows of % never change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$`,
    );
    for (const table of ['rules_policies', 'session_rules'])
      await queryRunner.query(
        `CREATE TRIGGER "${table}_never_change" BEFORE UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION refuse_update()`,
      );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['rules_policies', 'session_rules'])
      await queryRunner.query(`DROP TRIGGER "${table}_never_change" ON "${table}"`);
    await queryRunner.query(`DROP FUNCTION refuse_update()`);
    await queryRunner.query(`ALTER TABLE "session_rules" DROP CONSTRAINT "FK_da072acd5c93186fd9e4e7f2348"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "FK_ec9e114320865538323ee782fa7"`);
    await queryRunner.query(`ALTER TABLE "rules_policies" DROP CONSTRAINT "FK_f060c764638123c0ae94e126078"`);
    await queryRunner.query(
      `ALTER TABLE "accommodation_profiles" DROP CONSTRAINT "FK_2aa805962e4f8c452958c1cba85"`,
    );
    await queryRunner.query(
      `ALTER TABLE "accommodation_profiles" DROP CONSTRAINT "FK_9581ea06c4628e590755e24d8a6"`,
    );
    await queryRunner.query(`ALTER TABLE "exams" DROP COLUMN "rules_policy_id"`);
    await queryRunner.query(`DROP TABLE "session_rules"`);
    await queryRunner.query(`DROP TABLE "rules_policies"`);
    await queryRunner.query(`DROP TABLE "accommodation_profiles"`);
  }
}
