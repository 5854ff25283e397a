import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRuleContext1795619102453 implements MigrationInterface {
  name = 'AddRuleContext1795619102453';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "observation_batches" DROP CONSTRAINT "CHK_18e184110721670205c0ebe2bc"`,
    );
    await queryRunner.query(`ALTER TABLE "observation_batches" ADD "context" jsonb NOT NULL DEFAULT '[]'`);
    await queryRunner.query(
      `ALTER TABLE "observation_batches" ADD CONSTRAINT "CHK_09db1aa935583beb197d056e19" CHECK (jsonb_typeof(observations) = 'array' AND jsonb_typeof(context) = 'array')`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "observation_batches" DROP CONSTRAINT "CHK_09db1aa935583beb197d056e19"`,
    );
    await queryRunner.query(`ALTER TABLE "observation_batches" DROP COLUMN "context"`);
    await queryRunner.query(
      `ALTER TABLE "observation_batches" ADD CONSTRAINT "CHK_18e184110721670205c0ebe2bc" CHECK ((jsonb_typeof(observations) = 'array'::text))`,
    );
  }
}
