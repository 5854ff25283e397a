import { type Locale } from '@bakylau/contracts';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { AccessLogService } from '../access-log/access-log.service';
import { BlindReviews } from '../sessions/blind-reviews';
import { SessionAccess } from '../sessions/session-access';
import { SessionSeal } from '../sessions/session-seal';
import { protocolPdf } from './pdf/protocol-pdf';
import { protocolContent } from './protocol-content';
import { type ProtocolFacts } from './protocol-facts';
import { ProtocolFactsReader } from './protocol-facts.reader';
import { ProtocolWords } from './protocol-words';

/** Protocols of closed sessions: what was flagged and who decided what, sealed by the head of the chain. */
@Injectable()
export class ProtocolService {
  constructor(
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly blinds: BlindReviews,
    private readonly reader: ProtocolFactsReader,
    private readonly seal: SessionSeal,
  ) {}

  /** @throws AppError not_found; session_not_closed */
  async open(principal: Principal, sessionId: string, locale: Locale): Promise<Buffer> {
    const facts = await this.facts(principal, sessionId);
    await this.accessLog.record(principal, 'session.protocol', sessionId);
    return this.render(facts, locale);
  }

  /**
   * What the protocols of a session say.
   * @throws AppError not_found; session_not_closed, also to the second reviewer of a blind sample: whoever does not know of the
   *   first review must not read of it here
   */
  async facts(principal: Principal, sessionId: string): Promise<ProtocolFacts> {
    const session = await this.access.get(principal, 'session:review', sessionId);
    const isBlind = (await this.blinds.find(principal, sessionId)) !== null;
    if (session.finalisedAt === null || isBlind) throw new AppError('session_not_closed');
    await this.seal.settle(sessionId);
    return this.reader.read(sessionId);
  }

  render(facts: ProtocolFacts, locale: Locale): Promise<Buffer> {
    const at = new Date(facts.seal.signedAt);
    return protocolPdf(protocolContent(facts, new ProtocolWords(locale)), { language: locale, at });
  }
}
