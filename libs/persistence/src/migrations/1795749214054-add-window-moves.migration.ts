import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWindowMoves1795749214054 implements MigrationInterface {
  name = 'AddWindowMoves1795749214054';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "session_windows" DROP CONSTRAINT "FK_a8ed02e322ea88c5dc9114972bf"`);
    await queryRunner.query(`ALTER TABLE "session_windows" DROP CONSTRAINT "CHK_5fced1bdd964300ffa642e7ffe"`);
    await queryRunner.query(
      `CREATE TABLE "window_moves" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "from_device" text, "to_device" text NOT NULL, "moved_by" uuid NOT NULL, "reason" text, "moved_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b944457eac151297e78e6063357" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_426f149f315295667dcb195d3f" ON "window_moves"  ("session_id", "moved_at") `,
    );
    // Until now a window kept the last hand-over to it alone, and who took over unasked stood in the audit.
    await queryRunner.query(
      `INSERT INTO "window_moves" ("id", "session_id", "to_device", "moved_by", "reason", "moved_at")
       SELECT gen_random_uuid(), w."session_id", w."device", w."handed_by", w."reason",
         coalesce((SELECT max(e."at") FROM "audit_entries" e
                   WHERE e."action" = 'session.handed_over' AND e."detail" ->> 'windowId' = w."id"::text), w."live_at")
       FROM "session_windows" w WHERE w."handed_by" IS NOT NULL`,
    );
    await queryRunner.query(
      `INSERT INTO "window_moves" ("id", "session_id", "to_device", "moved_by", "moved_at")
       SELECT gen_random_uuid(), w."session_id", w."device", e."user_id", e."at"
       FROM "audit_entries" e JOIN "session_windows" w ON w."id"::text = e."detail" ->> 'windowId'
       WHERE e."action" = 'session.window_taken'`,
    );
    await queryRunner.query(`ALTER TABLE "session_windows" DROP COLUMN "reason"`);
    await queryRunner.query(`ALTER TABLE "session_windows" DROP COLUMN "handed_by"`);
    await queryRunner.query(
      `ALTER TABLE "window_moves" ADD CONSTRAINT "FK_fe95874cda3589d80801369f1d0" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "window_moves" ADD CONSTRAINT "FK_b3fe189fbfbd44755d50fdd7eec" FOREIGN KEY ("moved_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "window_moves" DROP CONSTRAINT "FK_b3fe189fbfbd44755d50fdd7eec"`);
    await queryRunner.query(`ALTER TABLE "window_moves" DROP CONSTRAINT "FK_fe95874cda3589d80801369f1d0"`);
    await queryRunner.query(`ALTER TABLE "session_windows" ADD "handed_by" uuid`);
    await queryRunner.query(`ALTER TABLE "session_windows" ADD "reason" text`);
    // A move names devices: among windows of one device it was to the one that became live nearest to it. Each keeps the last alone.
    await queryRunner.query(
      `UPDATE "session_windows" w SET "handed_by" = last."moved_by", "reason" = last."reason"
       FROM (
         SELECT DISTINCT ON (near."id") near."id", m."moved_by", m."reason"
         FROM "window_moves" m CROSS JOIN LATERAL (
           SELECT w."id" FROM "session_windows" w
           WHERE w."session_id" = m."session_id" AND w."device" = m."to_device" AND w."live_at" IS NOT NULL
           ORDER BY abs(extract(epoch FROM w."live_at" - m."moved_at")) LIMIT 1
         ) near
         WHERE m."reason" IS NOT NULL
         ORDER BY near."id", m."moved_at" DESC
       ) last
       WHERE w."id" = last."id"`,
    );
    await queryRunner.query(`DROP INDEX "public"."IDX_426f149f315295667dcb195d3f"`);
    await queryRunner.query(`DROP TABLE "window_moves"`);
    await queryRunner.query(
      `ALTER TABLE "session_windows" ADD CONSTRAINT "CHK_5fced1bdd964300ffa642e7ffe" CHECK (((handed_by IS NULL) = (reason IS NULL)))`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_windows" ADD CONSTRAINT "FK_a8ed02e322ea88c5dc9114972bf" FOREIGN KEY ("handed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }
}
