import { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1795416095383 implements MigrationInterface {
  name = 'Initial1795416095383';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "access_logs" ("id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "user_id" uuid NOT NULL, "session_id" uuid, "what" text NOT NULL, "detail" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_73016a99e25b421f7bca271ca86" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_b02be2f42afdc4817badd734b8" ON "access_logs"  ("user_id", "at") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_4b5b615fb3a504176d72c7479b" ON "access_logs"  ("session_id", "at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "users" ("id" uuid NOT NULL, "login" text NOT NULL, "password_hash" text NOT NULL, "display_name" text NOT NULL, "student_number" text, "roles" text array NOT NULL, "locale" text NOT NULL DEFAULT 'kk', "active" boolean NOT NULL DEFAULT true, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_2d443082eccd5198f95f2a36e2c" UNIQUE ("login"), CONSTRAINT "CHK_bc05c40862e88ea09a4fe696a7" CHECK (locale = ANY (array['kk', 'ru', 'en']::text[])), CONSTRAINT "CHK_bf56264561259f015dd58b96b0" CHECK (roles <@ array['candidate', 'proctor', 'examiner', 'registrar', 'admin']::text[]), CONSTRAINT "CHK_08d6827677dc50808c0dd21287" CHECK (login = lower(login)), CONSTRAINT "PK_a3ffb1c0c8416b9fc6f907b7433" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "exams" ("id" uuid NOT NULL, "title" jsonb NOT NULL, "format" text NOT NULL, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "duration_minutes" integer NOT NULL, "policy" jsonb NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_936010410c64b9d171d554745b" CHECK (duration_minutes > 0), CONSTRAINT "CHK_64dedc403b4f7fc005cca2d9ca" CHECK (closes_at > opens_at), CONSTRAINT "CHK_f3a878bd7d6f98c94e0e759975" CHECK (format = ANY (array['test', 'written', 'case', 'oral']::text[])), CONSTRAINT "PK_b43159ee3efa440952794b4f53e" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_e901070cc21387331b3a97fd0c" ON "exams"  ("closes_at") `);
    await queryRunner.query(
      `CREATE TABLE "attempts" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'checking_in', "started_at" TIMESTAMP WITH TIME ZONE, "deadline_at" TIMESTAMP WITH TIME ZONE, "credited_ms" integer NOT NULL DEFAULT '0', "submitted_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_4762f35b19af5af575fc32e9c37" UNIQUE ("exam_id", "user_id"), CONSTRAINT "CHK_f90490f9c3e9a568b5e07dec12" CHECK (credited_ms >= 0), CONSTRAINT "CHK_af0a2241b38cdd4a32438371ed" CHECK (state <> 'in_progress' OR (started_at IS NOT NULL AND deadline_at IS NOT NULL)), CONSTRAINT "CHK_3cbafc53a59642d4c3dffabd32" CHECK (state = ANY (array['checking_in', 'in_progress', 'submitted', 'expired']::text[])), CONSTRAINT "PK_295ca261e361fd2fd217754dcac" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_1f23e642cf6e009c61cc2c214e" ON "attempts"  ("user_id") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_attempts_running_deadline" ON "attempts"  ("deadline_at") WHERE state = 'in_progress'`,
    );
    await queryRunner.query(
      `CREATE TABLE "exam_items" ("id" uuid NOT NULL, "exam_id" uuid NOT NULL, "position" integer NOT NULL, "kind" text NOT NULL, "prompt" jsonb NOT NULL, "options" jsonb NOT NULL, "key" jsonb NOT NULL, "points" double precision NOT NULL, CONSTRAINT "UQ_6ed72f581fa0ade6873f24a3d3f" UNIQUE ("exam_id", "position"), CONSTRAINT "CHK_7b5cc0f6d13b0b0320fdcf3462" CHECK (key ->> 'kind' = kind), CONSTRAINT "CHK_aad86715f77a1f0ab3a1971f0e" CHECK (position > 0 AND points > 0), CONSTRAINT "CHK_6a11aa00b333e487e8468b1171" CHECK (kind = ANY (array['single_choice', 'multiple_choice', 'short_answer', 'numeric']::text[])), CONSTRAINT "PK_75bfe10117736c0ed6f4cd4a11d" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "answers" ("attempt_id" uuid NOT NULL, "item_id" uuid NOT NULL, "value" jsonb NOT NULL, "revision" integer NOT NULL, "client_revision" integer NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_6d051613327743933d1fd6195a" CHECK (revision > 0 AND client_revision > 0), CONSTRAINT "PK_2d7cecd0158771cfd794af6e54d" PRIMARY KEY ("attempt_id", "item_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "audit_entries" ("id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "user_id" uuid, "action" text NOT NULL, "subject" text NOT NULL, "detail" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_6b1623bcad4d04530b76548d619" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_b12f87335630edfd1294cf349b" ON "audit_entries"  ("at") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_d35e54c62dc67bc194acd73a93" ON "audit_entries"  ("user_id", "at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "sessions" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'scheduled', "epoch" TIMESTAMP(3) WITH TIME ZONE, "run" integer NOT NULL DEFAULT '0', "live_sources" text array NOT NULL DEFAULT '{}', "gateway_id" text, "upload_profile" text, "finalised_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "REL_f279ce17af11a705623922a08e" UNIQUE ("attempt_id"), CONSTRAINT "CHK_17363ab19443f639bdefd39b08" CHECK (run >= 0), CONSTRAINT "CHK_a23826d935d0fb2aff5c76dc4f" CHECK (upload_profile = ANY (array['p120', 'p324', 'p800']::text[])), CONSTRAINT "CHK_79caf730adbd5fb3b2a8e35109" CHECK (live_sources <@ array['camera', 'microphone', 'screen']::text[]), CONSTRAINT "CHK_bca2c57e9729b682207060aa67" CHECK (state = ANY (array['scheduled', 'checking_in', 'waiting', 'running', 'paused', 'interrupted', 'submitted', 'under_review', 'decided', 'expired', 'voided']::text[])), CONSTRAINT "PK_3238ef96f18b355b671619111bc" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_1daae20684af2b7a06bbe11f8a" ON "sessions"  ("state") `);
    await queryRunner.query(`CREATE INDEX "IDX_753e7e8778900fa686edc904c7" ON "sessions"  ("gateway_id") `);
    await queryRunner.query(
      `CREATE TABLE "chain_entries" ("session_id" uuid NOT NULL, "seq" integer NOT NULL, "at_ms" integer NOT NULL, "utc" text NOT NULL, "kind" text NOT NULL, "payload" jsonb NOT NULL, "previous_hash" text NOT NULL, "hash" text NOT NULL, CONSTRAINT "CHK_371f873c6eca04418615366fdd" CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'), CONSTRAINT "CHK_5a232bd07d7409ebbac7fc243b" CHECK (seq >= 0), CONSTRAINT "PK_b4983dffc0bd434b6429c6af160" PRIMARY KEY ("session_id", "seq"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "chain_heads" ("session_id" uuid NOT NULL, "seq" integer NOT NULL, "hash" text NOT NULL, "signature" text NOT NULL, "signed_at" text NOT NULL, CONSTRAINT "PK_fd046038b5508fdfc833a69a2ef" PRIMARY KEY ("session_id", "seq"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "check_ins" ("session_id" uuid NOT NULL, "device_check" jsonb, "upload_kbps" double precision, "notice_version" integer, "notice_accepted_at" TIMESTAMP WITH TIME ZONE, "photo_key" text, "photo_outcome" text NOT NULL DEFAULT 'missing', "photo_distance" double precision, "photo_threshold" double precision, "photo_tries" integer NOT NULL DEFAULT '0', CONSTRAINT "CHK_b80794d7a6e7718b2db4d0974f" CHECK (photo_tries >= 0), CONSTRAINT "CHK_1133dc8cc802ac6c250103d06e" CHECK (photo_outcome = ANY (array['missing', 'matched', 'unmatched']::text[])), CONSTRAINT "PK_38c1ee9b519e639d56965b26b07" PRIMARY KEY ("session_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "exam_enrolments" ("exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "extra_minutes" integer NOT NULL DEFAULT '0', CONSTRAINT "CHK_219a4a2dbd3031f95d86940be3" CHECK (extra_minutes >= 0), CONSTRAINT "PK_e9f228c3c2a5bba594baceb5069" PRIMARY KEY ("exam_id", "user_id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_81760f2d224590c6bd87f071f5" ON "exam_enrolments"  ("user_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "results" ("id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "points" double precision NOT NULL, "max_points" double precision NOT NULL, "mark" integer NOT NULL, "letter" text NOT NULL, "grade_point" double precision NOT NULL, "item_scores" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'provisional', "confirmed_by" uuid, "confirmed_at" TIMESTAMP WITH TIME ZONE, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "REL_ec9206067e7e8ef8f2511ae9b0" UNIQUE ("attempt_id"), CONSTRAINT "CHK_a55e8e8f6d9bd8960e5af53818" CHECK (state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL)), CONSTRAINT "CHK_89330b8b6563780579b23f93ca" CHECK (points >= 0 AND points <= max_points AND mark BETWEEN 0 AND 100), CONSTRAINT "CHK_d8b57a451c5c2f47b081f8bb42" CHECK (state = ANY (array['provisional', 'verified', 'confirmed', 'annulled', 're_sit', 'appealed']::text[])), CONSTRAINT "PK_e8f2a9191c61c15b627c117a678" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_d5c14d7eb94559a0d81da6b418" ON "results"  ("state") `);
    await queryRunner.query(
      `CREATE TABLE "exam_staff" ("exam_id" uuid NOT NULL, "user_id" uuid NOT NULL, "role" text NOT NULL, CONSTRAINT "CHK_2fdd2029d176d2a1146991fea2" CHECK (role = ANY (array['proctor', 'examiner']::text[])), CONSTRAINT "PK_22187318963d426ad44814feb79" PRIMARY KEY ("exam_id", "user_id", "role"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_704f130cb947a88a1bde8e0d0e" ON "exam_staff"  ("user_id") `);
    await queryRunner.query(
      `CREATE TABLE "face_enrolments" ("user_id" uuid NOT NULL, "photo_key" text NOT NULL, "descriptor" double precision array, "model_sha256" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_d967d29fc211c4678c0104c9bb" CHECK ((descriptor IS NULL) = (model_sha256 IS NULL)), CONSTRAINT "CHK_fad4e8ac2ce07e31c01e0d40f8" CHECK (descriptor IS NULL OR cardinality(descriptor) = 128), CONSTRAINT "PK_f71f6d9eccb22efb810dff2fc73" PRIMARY KEY ("user_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "incidents" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "ledger" text NOT NULL, "rule" text NOT NULL, "severity" text NOT NULL, "started_at_ms" integer NOT NULL, "ended_at_ms" integer, "started_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "card" jsonb NOT NULL, "evidence_key" text, "verdict" text NOT NULL DEFAULT 'pending', "verdict_reason" text, "verdict_note" text, "verdict_by" uuid, "verdict_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_5eebdbdd2e6b6afcc0a424d742" CHECK (CASE WHEN verdict = 'pending' THEN verdict_reason IS NULL AND verdict_by IS NULL AND verdict_at IS NULL ELSE verdict_reason IS NOT NULL AND verdict_by IS NOT NULL AND verdict_at IS NOT NULL END), CONSTRAINT "CHK_cd1ef06638669a2ccc24a3308b" CHECK (ended_at_ms IS NULL OR ended_at_ms >= started_at_ms), CONSTRAINT "CHK_71214194cc87d7c45bf820d919" CHECK (card ?& array['ruleId', 'ruleVersion', 'measured', 'threshold', 'baseline', 'confidence', 'durationMs', 'models', 'summary', 'doesNotProve']::text[] AND card ->> 'ruleId' = rule), CONSTRAINT "CHK_a2f40f0020e10d341ac1082f15" CHECK ((rule = ANY (array['camera.dark', 'camera.frozen', 'microphone.silent', 'media.gap', 'analysis.unavailable']::text[])) = (ledger = 'technical')), CONSTRAINT "CHK_72f781abb64cfe6105182c9741" CHECK (verdict_reason = ANY (array['seen_on_recording', 'heard_on_recording', 'admitted_by_candidate', 'other_confirmed', 'false_alarm', 'technical_cause', 'allowed_by_rules', 'accommodation', 'harmless_behaviour', 'not_visible_on_recording', 'other_dismissed']::text[])), CONSTRAINT "CHK_36047d34d2576ee8c944c74839" CHECK (verdict = ANY (array['pending', 'confirmed', 'dismissed']::text[])), CONSTRAINT "CHK_40ccf0b048742deb575436ed34" CHECK (severity = ANY (array['info', 'attention', 'critical']::text[])), CONSTRAINT "CHK_6f6bce1dac0bcf5f96ae014f26" CHECK (rule = ANY (array['face.absent', 'face.multiple', 'face.other_person', 'head.away', 'sound.noise', 'screen.share_stopped', 'page.left', 'camera.covered', 'camera.dark', 'camera.frozen', 'microphone.silent', 'media.gap', 'analysis.unavailable']::text[])), CONSTRAINT "CHK_8370852851a302167b96915eaa" CHECK (ledger = ANY (array['behaviour', 'technical']::text[])), CONSTRAINT "PK_ccb34c01719889017e2246469f9" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_43d4c019a94cd943435fefa804" ON "incidents"  ("session_id", "verdict") `,
    );
    await queryRunner.query(
      `CREATE TABLE "login_throttles" ("key" text NOT NULL, "failures" integer NOT NULL DEFAULT '0', "window_started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "blocked_until" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_de4da9050f742e121f194053db" CHECK (failures >= 0), CONSTRAINT "PK_366650e3560115bd25315ca53d0" PRIMARY KEY ("key"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_30f1fbcd75479a6ba2ad5c8a95" ON "login_throttles"  ("window_started_at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "observation_batches" ("session_id" uuid NOT NULL, "from_ms" integer NOT NULL, "to_ms" integer NOT NULL, "observations" jsonb NOT NULL, CONSTRAINT "CHK_18e184110721670205c0ebe2bc" CHECK (jsonb_typeof(observations) = 'array'), CONSTRAINT "CHK_df7b81fad3403322ec7f924a5c" CHECK (to_ms >= from_ms), CONSTRAINT "PK_f9451206d9df4bd3d7a235f38e2" PRIMARY KEY ("session_id", "from_ms"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "recording_segments" ("session_id" uuid NOT NULL, "chain" text NOT NULL, "run" integer NOT NULL, "seq" integer NOT NULL, "start_ms" integer NOT NULL, "end_ms" integer NOT NULL, "size_bytes" integer NOT NULL, "sha256" text NOT NULL, "object_key" text NOT NULL, "tracks" jsonb NOT NULL, "holes" jsonb NOT NULL, CONSTRAINT "CHK_826cc67f36241f355f0c599085" CHECK (sha256 ~ '^[0-9a-f]{64}$'), CONSTRAINT "CHK_8755b7fc7f0662341698a1fac9" CHECK (run > 0 AND seq >= 0 AND end_ms >= start_ms AND size_bytes > 0), CONSTRAINT "CHK_cb2ffef7013bcd15c9e9fda556" CHECK (chain = ANY (array['av', 'screen']::text[])), CONSTRAINT "PK_fbfa606393a17d474ff34584112" PRIMARY KEY ("session_id", "chain", "run", "seq"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "decisions" ("session_id" uuid NOT NULL, "outcome" text NOT NULL, "reason" text NOT NULL, "decided_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_95a714cd85a6c571374dd9789d" CHECK (outcome = ANY (array['clear', 'violation']::text[])), CONSTRAINT "PK_6b8881abb59bd124554014fc1db" PRIMARY KEY ("session_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "session_runs" ("session_id" uuid NOT NULL, "run" integer NOT NULL, "gateway_id" text NOT NULL, "started_at_ms" integer NOT NULL, "ended_at_ms" integer, "end_reason" text, CONSTRAINT "CHK_b097e3b86ffdfb43766a8cd1fe" CHECK (run > 0 AND (ended_at_ms IS NULL OR ended_at_ms >= started_at_ms)), CONSTRAINT "PK_32ef7b12497f5cdfa7f7b8dd88f" PRIMARY KEY ("session_id", "run"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_40ff4ccc5448868a4e67477eca" ON "session_runs"  ("gateway_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "web_sessions" ("id_hash" text NOT NULL, "user_id" uuid NOT NULL, "csrf_token" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_8991af248f10947a7a8565ec960" PRIMARY KEY ("id_hash"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_099af5f73522b589358b3d1189" ON "web_sessions"  ("user_id") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_e659d141c12eb20004531911f1" ON "web_sessions"  ("expires_at") `,
    );
    await queryRunner.query(
      `ALTER TABLE "exams" ADD CONSTRAINT "FK_092c1188aefcf72f818482268e0" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "attempts" ADD CONSTRAINT "FK_d167176b022a0f255e652f07f48" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "attempts" ADD CONSTRAINT "FK_1f23e642cf6e009c61cc2c214e2" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_items" ADD CONSTRAINT "FK_8b2897f3e020a853ef94b8d8ed5" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answers" ADD CONSTRAINT "FK_e600c136cef60f166f0b315ab19" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "answers" ADD CONSTRAINT "FK_b31c72f57737f94ab26a8b82f2a" FOREIGN KEY ("item_id") REFERENCES "exam_items"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "sessions" ADD CONSTRAINT "FK_f279ce17af11a705623922a08ea" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "chain_entries" ADD CONSTRAINT "FK_a39b129f1e232ea111cc6db8153" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "chain_heads" ADD CONSTRAINT "FK_16d4787544782d08356da05d5ac" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "check_ins" ADD CONSTRAINT "FK_38c1ee9b519e639d56965b26b07" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_enrolments" ADD CONSTRAINT "FK_b370f5eb38072d861b129c7acc4" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_enrolments" ADD CONSTRAINT "FK_81760f2d224590c6bd87f071f52" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "results" ADD CONSTRAINT "FK_ec9206067e7e8ef8f2511ae9b01" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "results" ADD CONSTRAINT "FK_086dc2f044c5c0e95f512c55961" FOREIGN KEY ("confirmed_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_staff" ADD CONSTRAINT "FK_e6b314787bc069497d3b4a5ffaf" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "exam_staff" ADD CONSTRAINT "FK_704f130cb947a88a1bde8e0d0e5" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "face_enrolments" ADD CONSTRAINT "FK_f71f6d9eccb22efb810dff2fc73" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "FK_e374c1d6b6b4f0887a5d32666c2" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "incidents" ADD CONSTRAINT "FK_2b97ed4bef483beab2a0b366327" FOREIGN KEY ("verdict_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "observation_batches" ADD CONSTRAINT "FK_9e0a7dfcd56ed439401b14ce730" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "recording_segments" ADD CONSTRAINT "FK_278db24c1448f2760ba102ea31b" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "decisions" ADD CONSTRAINT "FK_6b8881abb59bd124554014fc1db" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "decisions" ADD CONSTRAINT "FK_ccb44c98839be4eac40bbd09fce" FOREIGN KEY ("decided_by") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "session_runs" ADD CONSTRAINT "FK_a7eeeac017a05c48a89c07cf77b" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "web_sessions" ADD CONSTRAINT "FK_099af5f73522b589358b3d1189f" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "web_sessions" DROP CONSTRAINT "FK_099af5f73522b589358b3d1189f"`);
    await queryRunner.query(`ALTER TABLE "session_runs" DROP CONSTRAINT "FK_a7eeeac017a05c48a89c07cf77b"`);
    await queryRunner.query(`ALTER TABLE "decisions" DROP CONSTRAINT "FK_ccb44c98839be4eac40bbd09fce"`);
    await queryRunner.query(`ALTER TABLE "decisions" DROP CONSTRAINT "FK_6b8881abb59bd124554014fc1db"`);
    await queryRunner.query(
      `ALTER TABLE "recording_segments" DROP CONSTRAINT "FK_278db24c1448f2760ba102ea31b"`,
    );
    await queryRunner.query(
      `ALTER TABLE "observation_batches" DROP CONSTRAINT "FK_9e0a7dfcd56ed439401b14ce730"`,
    );
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "FK_2b97ed4bef483beab2a0b366327"`);
    await queryRunner.query(`ALTER TABLE "incidents" DROP CONSTRAINT "FK_e374c1d6b6b4f0887a5d32666c2"`);
    await queryRunner.query(`ALTER TABLE "face_enrolments" DROP CONSTRAINT "FK_f71f6d9eccb22efb810dff2fc73"`);
    await queryRunner.query(`ALTER TABLE "exam_staff" DROP CONSTRAINT "FK_704f130cb947a88a1bde8e0d0e5"`);
    await queryRunner.query(`ALTER TABLE "exam_staff" DROP CONSTRAINT "FK_e6b314787bc069497d3b4a5ffaf"`);
    await queryRunner.query(`ALTER TABLE "results" DROP CONSTRAINT "FK_086dc2f044c5c0e95f512c55961"`);
    await queryRunner.query(`ALTER TABLE "results" DROP CONSTRAINT "FK_ec9206067e7e8ef8f2511ae9b01"`);
    await queryRunner.query(`ALTER TABLE "exam_enrolments" DROP CONSTRAINT "FK_81760f2d224590c6bd87f071f52"`);
    await queryRunner.query(`ALTER TABLE "exam_enrolments" DROP CONSTRAINT "FK_b370f5eb38072d861b129c7acc4"`);
    await queryRunner.query(`ALTER TABLE "check_ins" DROP CONSTRAINT "FK_38c1ee9b519e639d56965b26b07"`);
    await queryRunner.query(`ALTER TABLE "chain_heads" DROP CONSTRAINT "FK_16d4787544782d08356da05d5ac"`);
    await queryRunner.query(`ALTER TABLE "chain_entries" DROP CONSTRAINT "FK_a39b129f1e232ea111cc6db8153"`);
    await queryRunner.query(`ALTER TABLE "sessions" DROP CONSTRAINT "FK_f279ce17af11a705623922a08ea"`);
    await queryRunner.query(`ALTER TABLE "answers" DROP CONSTRAINT "FK_b31c72f57737f94ab26a8b82f2a"`);
    await queryRunner.query(`ALTER TABLE "answers" DROP CONSTRAINT "FK_e600c136cef60f166f0b315ab19"`);
    await queryRunner.query(`ALTER TABLE "exam_items" DROP CONSTRAINT "FK_8b2897f3e020a853ef94b8d8ed5"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP CONSTRAINT "FK_1f23e642cf6e009c61cc2c214e2"`);
    await queryRunner.query(`ALTER TABLE "attempts" DROP CONSTRAINT "FK_d167176b022a0f255e652f07f48"`);
    await queryRunner.query(`ALTER TABLE "exams" DROP CONSTRAINT "FK_092c1188aefcf72f818482268e0"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_e659d141c12eb20004531911f1"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_099af5f73522b589358b3d1189"`);
    await queryRunner.query(`DROP TABLE "web_sessions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_40ff4ccc5448868a4e67477eca"`);
    await queryRunner.query(`DROP TABLE "session_runs"`);
    await queryRunner.query(`DROP TABLE "decisions"`);
    await queryRunner.query(`DROP TABLE "recording_segments"`);
    await queryRunner.query(`DROP TABLE "observation_batches"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_30f1fbcd75479a6ba2ad5c8a95"`);
    await queryRunner.query(`DROP TABLE "login_throttles"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_43d4c019a94cd943435fefa804"`);
    await queryRunner.query(`DROP TABLE "incidents"`);
    await queryRunner.query(`DROP TABLE "face_enrolments"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_704f130cb947a88a1bde8e0d0e"`);
    await queryRunner.query(`DROP TABLE "exam_staff"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_d5c14d7eb94559a0d81da6b418"`);
    await queryRunner.query(`DROP TABLE "results"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_81760f2d224590c6bd87f071f5"`);
    await queryRunner.query(`DROP TABLE "exam_enrolments"`);
    await queryRunner.query(`DROP TABLE "check_ins"`);
    await queryRunner.query(`DROP TABLE "chain_heads"`);
    await queryRunner.query(`DROP TABLE "chain_entries"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_753e7e8778900fa686edc904c7"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_1daae20684af2b7a06bbe11f8a"`);
    await queryRunner.query(`DROP TABLE "sessions"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_d35e54c62dc67bc194acd73a93"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b12f87335630edfd1294cf349b"`);
    await queryRunner.query(`DROP TABLE "audit_entries"`);
    await queryRunner.query(`DROP TABLE "answers"`);
    await queryRunner.query(`DROP TABLE "exam_items"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_attempts_running_deadline"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_1f23e642cf6e009c61cc2c214e"`);
    await queryRunner.query(`DROP TABLE "attempts"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_e901070cc21387331b3a97fd0c"`);
    await queryRunner.query(`DROP TABLE "exams"`);
    await queryRunner.query(`DROP TABLE "users"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_4b5b615fb3a504176d72c7479b"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b02be2f42afdc4817badd734b8"`);
    await queryRunner.query(`DROP TABLE "access_logs"`);
  }
}
