import { BeforeInsert, PrimaryColumn } from 'typeorm';
import { newId } from '../schema/new-id';

/** Rows with an own id. `save` fills a missing one; `insert` and query builders take it from `newId()`. */
export abstract class IdentifiedEntity {
  @PrimaryColumn('uuid')
  id: string;

  @BeforeInsert()
  protected assignId(): void {
    this.id ??= newId();
  }
}
