import { MigrationInterface, QueryRunner } from 'typeorm';

export class TellSignOuts1795722000000 implements MigrationInterface {
  name = 'TellSignOuts1795722000000';

  /** Written by hand: entities know no triggers. Whoever ends a web session or deactivates a person, open sockets hear of it. */
  public async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column] of [
      ['web_sessions', 'user_id'],
      ['users', 'id'],
    ])
      await queryRunner.query(`
        CREATE FUNCTION tell_sign_out_of_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('bakylau_events', jsonb_build_object('kind', 'person.signed_out', 'userId', OLD.${column})::text);
          RETURN NULL;
        END $$`);
    await queryRunner.query(
      `CREATE TRIGGER "TRG_web_sessions_sign_out" AFTER DELETE ON "web_sessions" FOR EACH ROW EXECUTE FUNCTION tell_sign_out_of_web_sessions()`,
    );
    await queryRunner.query(
      `CREATE TRIGGER "TRG_users_sign_out" AFTER UPDATE OF active ON "users" FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION tell_sign_out_of_users()`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['web_sessions', 'users']) {
      await queryRunner.query(`DROP TRIGGER "TRG_${table}_sign_out" ON "${table}"`);
      await queryRunner.query(`DROP FUNCTION tell_sign_out_of_${table}()`);
    }
  }
}
