import { type DeletionList, type DeletionQuery, type DeletionView } from '@bakylau/contracts';
import { Deletion, SessionChainService } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, type FindOptionsWhere } from 'typeorm';

const PAGE = 200;

/** What was deleted, with the signed receipts. */
@Injectable()
export class DeletionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  /** @throws AppError forbidden */
  async list(principal: Principal, { personId, sessionId, before }: DeletionQuery): Promise<DeletionList> {
    authorize(principal, 'retention:manage');
    return this.find({
      ...(personId && { personId }),
      ...(sessionId && { sessionId }),
      ...(before && { id: LessThan(before) }),
    });
  }

  byIds(ids: readonly string[]): Promise<DeletionList> {
    return this.find({ id: In(ids) });
  }

  /** Ids of version 7 stand in the order of time. */
  private async find(where: FindOptionsWhere<Deletion>): Promise<DeletionList> {
    const { manager } = this.dataSource;
    const rows = await manager.find(Deletion, { where, order: { id: 'DESC' }, take: PAGE });
    return { deletions: rows.map(view), publicKeysPem: this.chain.keys.allPem };
  }
}

function view(deletion: Deletion): DeletionView {
  const { id, artefact, rule, personId, sessionId, orderedAt, tries, receipt } = deletion;
  const signed = receipt && { ...receipt, artefact, rule };
  return {
    id,
    artefact,
    rule,
    personId,
    sessionId,
    orderedAt: orderedAt.toISOString(),
    tries,
    receipt: signed,
  };
}
