import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWebhooks1795667857111 implements MigrationInterface {
  name = 'AddWebhooks1795667857111';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "webhooks" ("id" uuid NOT NULL, "url" text NOT NULL, "kinds" text array NOT NULL, "enabled" boolean NOT NULL DEFAULT true, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_2b5ea9caa5b60af80cf749fdef" CHECK (kinds <@ array['session.state_changed', 'result.state_changed']::text[]), CONSTRAINT "PK_9e8795cfc899ab7bdaa831e8527" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "webhook_events" ("id" uuid NOT NULL, "position" SERIAL NOT NULL, "kind" text NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "data" jsonb NOT NULL, "sent_out_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_d1d5c3f10f7bbebe2bffc3930d" CHECK (kind = ANY (array['session.state_changed', 'result.state_changed']::text[])), CONSTRAINT "PK_4cba37e6a0acb5e1fc49c34ebfd" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_b914b05630971ec580b35b82c8" ON "webhook_events"  ("position") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_9c880a8c973276dc29b0d669a4" ON "webhook_events"  ("occurred_at") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_webhook_events_waiting" ON "webhook_events"  ("position") WHERE sent_out_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE TABLE "webhook_deliveries" ("id" uuid NOT NULL, "webhook_id" uuid NOT NULL, "event_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'pending', "tries" integer NOT NULL DEFAULT '0', "last_status" integer, "last_problem" text, "delivered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_7c2d91793448a1da0c7626d84d" CHECK (tries >= 0 AND (state = 'delivered') = (delivered_at IS NOT NULL)), CONSTRAINT "CHK_a65e6a2c43e35cfe18de889caa" CHECK (state = ANY (array['pending', 'delivered', 'failed']::text[])), CONSTRAINT "PK_535dd409947fb6d8fc6dfc0112a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_27d1ee90033bdafe0ffe8f1be6" ON "webhook_deliveries"  ("event_id") `,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_08da689824f3b97fa480338bac" ON "webhook_deliveries"  ("webhook_id", "event_id") `,
    );
    await queryRunner.query(
      `ALTER TABLE "webhooks" ADD CONSTRAINT "FK_eb68180d7bcb926c84b0cafb447" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "FK_a0286aeb96db651efd1ae2966f2" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "FK_27d1ee90033bdafe0ffe8f1be6f" FOREIGN KEY ("event_id") REFERENCES "webhook_events"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await this.addTriggers(queryRunner);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER "TRG_results_webhooks" ON "results"`);
    await queryRunner.query(`DROP TRIGGER "TRG_sessions_webhooks" ON "sessions"`);
    await queryRunner.query(`DROP FUNCTION note_result_state()`);
    await queryRunner.query(`DROP FUNCTION note_session_state()`);
    await queryRunner.query(
      `ALTER TABLE "webhook_deliveries" DROP CONSTRAINT "FK_27d1ee90033bdafe0ffe8f1be6f"`,
    );
    await queryRunner.query(
      `ALTER TABLE "webhook_deliveries" DROP CONSTRAINT "FK_a0286aeb96db651efd1ae2966f2"`,
    );
    await queryRunner.query(`ALTER TABLE "webhooks" DROP CONSTRAINT "FK_eb68180d7bcb926c84b0cafb447"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_08da689824f3b97fa480338bac"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_27d1ee90033bdafe0ffe8f1be6"`);
    await queryRunner.query(`DROP TABLE "webhook_deliveries"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_webhook_events_waiting"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_9c880a8c973276dc29b0d669a4"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b914b05630971ec580b35b82c8"`);
    await queryRunner.query(`DROP TABLE "webhook_events"`);
    await queryRunner.query(`DROP TABLE "webhooks"`);
  }

  /** Written by hand: TypeORM generates no triggers. WebhookEvent says why there are some. */
  private async addTriggers(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION note_session_state() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.state = OLD.state THEN RETURN NULL; END IF;
        INSERT INTO webhook_events (id, kind, occurred_at, data)
        SELECT gen_random_uuid(), 'session.state_changed', clock_timestamp(), jsonb_build_object(
          'sessionId', NEW.id, 'attemptId', a.id, 'examId', a.exam_id, 'candidateId', a.user_id,
          'state', NEW.state, 'previousState', CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END)
        FROM attempts a
        WHERE a.id = NEW.attempt_id
          AND EXISTS (SELECT FROM webhooks WHERE enabled AND 'session.state_changed' = ANY (kinds));
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION note_result_state() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.state = OLD.state THEN RETURN NULL; END IF;
        INSERT INTO webhook_events (id, kind, occurred_at, data)
        SELECT gen_random_uuid(), 'result.state_changed', clock_timestamp(), jsonb_build_object(
          'resultId', NEW.id, 'attemptId', a.id, 'examId', a.exam_id, 'candidateId', a.user_id,
          'state', NEW.state, 'previousState', CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END,
          'mark', NEW.mark, 'letter', NEW.letter)
        FROM attempts a
        WHERE a.id = NEW.attempt_id
          AND EXISTS (SELECT FROM webhooks WHERE enabled AND 'result.state_changed' = ANY (kinds));
        RETURN NULL;
      END $$`);
    for (const [table, note] of [
      ['sessions', 'note_session_state'],
      ['results', 'note_result_state'],
    ]) {
      await queryRunner.query(
        `CREATE TRIGGER "TRG_${table}_webhooks" AFTER INSERT OR UPDATE OF state ON "${table}" FOR EACH ROW EXECUTE FUNCTION ${note}()`,
      );
    }
  }
}
