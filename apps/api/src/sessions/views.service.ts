import { type ViewEntry } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SessionAccess } from './session-access';

/** More lines than anybody reads; the latest ones come first. */
const MOST_VIEWS = 1000;

const QUERY = `
  SELECT l.at, l.what, coalesce(u.display_name, l.user_id::text) AS by
  FROM access_logs l LEFT JOIN users u ON u.id = l.user_id
  WHERE l.session_id = $1
  ORDER BY l.at DESC, l.id DESC
  LIMIT ${MOST_VIEWS}`;

/** Who saw what of a session. Reviewers do not get it: it would tell a second one of the first. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
  ) {}

  /** The latest first. @throws AppError forbidden, not_found */
  async list(principal: Principal, sessionId: string): Promise<{ views: ViewEntry[] }> {
    await this.access.get(principal, 'audit:read', sessionId);
    const rows = await this.dataSource.query<(Omit<ViewEntry, 'at'> & { at: Date })[]>(QUERY, [sessionId]);
    return { views: rows.map(({ at, by, what }) => ({ at: at.toISOString(), by, what })) };
  }
}
