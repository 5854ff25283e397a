import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddMarkAppealVotes1795732168934 implements MigrationInterface {
  name = 'AddMarkAppealVotes1795732168934';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "mark_appeal_votes" ("appeal_id" uuid NOT NULL, "member_id" uuid NOT NULL, "decision" text NOT NULL, "mark" integer NOT NULL, "revision" integer, "reason" text NOT NULL, "voted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "carried" boolean NOT NULL DEFAULT false, CONSTRAINT "CHK_73f7de739246d8669ea249e71a" CHECK (mark BETWEEN 0 AND 100 AND (decision = 'criteria') = (revision IS NOT NULL)), CONSTRAINT "CHK_c71cd515d8bbaa3ec4cda71da0" CHECK (decision = ANY (array['criteria', 'total', 'upheld']::text[])), CONSTRAINT "PK_35182f04ad6fcb555e3903c2134" PRIMARY KEY ("appeal_id", "member_id"))`,
    );
    await queryRunner.query(
      `ALTER TABLE "mark_appeal_votes" ADD CONSTRAINT "FK_d1f3ebaabf2a154a647070af91b" FOREIGN KEY ("appeal_id") REFERENCES "mark_appeals"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "mark_appeal_votes" ADD CONSTRAINT "FK_6349f36fb17ade8e99116b7c5b7" FOREIGN KEY ("member_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Written by hand: until now one member decided alone.
    await queryRunner.query(`
      INSERT INTO mark_appeal_votes (appeal_id, member_id, decision, mark, revision, reason, voted_at, carried)
      SELECT a.id, a.decided_by, coalesce(a.way, 'upheld'), (coalesce(a.after, a.before) ->> 'mark')::int,
        CASE WHEN a.way = 'criteria'
          THEN (SELECT max(r.revision) FROM raised_marks_revisions r WHERE r.appeal_id = a.id) END,
        a.reason, a.closed_at, true
      FROM mark_appeals a WHERE a.decided_by IS NOT NULL`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "mark_appeal_votes" DROP CONSTRAINT "FK_6349f36fb17ade8e99116b7c5b7"`,
    );
    await queryRunner.query(
      `ALTER TABLE "mark_appeal_votes" DROP CONSTRAINT "FK_d1f3ebaabf2a154a647070af91b"`,
    );
    await queryRunner.query(`DROP TABLE "mark_appeal_votes"`);
  }
}
