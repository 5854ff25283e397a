import { type PublicKeyList, type Seal } from '@bakylau/contracts';
import { ChainHeadRecord, SessionChainService } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { hashEntry, isHeadSignedBy, type SignedHead } from '@bakylau/recording';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallBudget } from '../routing/call-budget';

/** Of one address; a commission that checks a stack of protocols by hand stays far below. */
const CONFIRMATIONS_PER_MINUTE = 30;

/** Answers whoever holds a head hash. A hash is 256 bits that only the protocol and the pack show, so it cannot be guessed. */
@Injectable()
export class SealsService {
  private readonly budget = new CallBudget(CONFIRMATIONS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  listPublicKeys(): PublicKeyList {
    return { keys: this.chain.keys.list() };
  }

  /**
   * Checks the stored entry anew: one that was changed in the database is told as invalid.
   * @throws AppError not_found; rate_limited
   */
  async confirm(headHash: string, address: string): Promise<Seal> {
    this.budget.spend(address);
    const record = await this.dataSource.manager.findOneBy(ChainHeadRecord, { hash: headHash });
    const entry = record && (await this.chain.find(record.sessionId, record.seq));
    if (!entry) throw new AppError('not_found');
    const { keyId } = entry.payload as SignedHead;
    const key = this.chain.keys.find(keyId);
    const isUnchanged = entry.hash === headHash && hashEntry(entry) === headHash;
    const signature = !key ? 'unknown_key' : isUnchanged && isHeadSignedBy(entry, key) ? 'valid' : 'invalid';
    return { headHash, signature, keyId, sealedAt: entry.utc };
  }
}
