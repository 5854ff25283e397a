import { MigrationInterface, QueryRunner } from 'typeorm';

/** What `curvesOf` takes from observations that are stored already. */
const FILL = `
  UPDATE "observation_batches" SET "curves" = jsonb_build_object(
    'levels', COALESCE((
      SELECT jsonb_agg(jsonb_build_array(o -> 'atMs', o -> 'levelDbfs') ORDER BY place)
      FROM jsonb_array_elements("observations") WITH ORDINALITY x(o, place)
      WHERE o ->> 'kind' = 'sound'), '[]'),
    'yaws', COALESCE((
      SELECT jsonb_agg(jsonb_build_array(o -> 'atMs', o #> '{faces,0,pose,yawDeg}') ORDER BY place)
      FROM jsonb_array_elements("observations") WITH ORDINALITY x(o, place)
      WHERE o ->> 'kind' = 'frame' AND o #>> '{faces,0,pose,yawDeg}' IS NOT NULL), '[]'))`;

export class AddObservationCurves1795710031911 implements MigrationInterface {
  name = 'AddObservationCurves1795710031911';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "observation_batches" ADD "curves" jsonb`);
    await queryRunner.query(FILL);
    await queryRunner.query(`ALTER TABLE "observation_batches" ALTER COLUMN "curves" SET NOT NULL`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "observation_batches" DROP COLUMN "curves"`);
  }
}
