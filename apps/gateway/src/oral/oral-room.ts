import { EventEmitter } from 'node:events';
import { type MediaSource, type RoomProducer, type RoomSnapshot } from '@bakylau/contracts';
import { type MediaRun } from '../media-session/media-run';
import { type OralMember } from './oral-member';

/** What of the candidate's media goes into the room, by its source. */
const ROOM_SOURCES = { camera: 'video', microphone: 'audio' } as const satisfies Partial<
  Record<MediaSource, RoomProducer['kind']>
>;

export interface OralRoomEvents {
  changed: [];
  left: [OralMember];
  closed: [];
}

/**
 * The room of one oral exam on the router of the candidate's run; it ends with that run, and everybody comes again to the next
 * one. Emits `changed` when members or media do, `left` once per member, `closed` once.
 */
export class OralRoom extends EventEmitter<OralRoomEvents> {
  readonly #members = new Map<string, OralMember>();
  #closed = false;

  constructor(readonly media: MediaRun) {
    super();
    media.on('opened', () => this.#change());
    media.on('closed', () => this.#change());
    media.once('ended', () => this.close());
  }

  get closed(): boolean {
    return this.#closed;
  }

  get snapshot(): RoomSnapshot {
    const members = [...this.#members.values()];
    return {
      members: members.map(({ view }) => view),
      producers: [...this.#candidateProducers(), ...members.flatMap(({ producers }) => producers)],
    };
  }

  find(memberId: string): OralMember | null {
    return this.#members.get(memberId) ?? null;
  }

  has(member: OralMember): boolean {
    return this.find(member.view.memberId) === member;
  }

  /** The source of the candidate's that a producer carries; null for one of the panel's. */
  sourceOf(producerId: string): MediaSource | null {
    return this.media.findProducer(producerId)?.source ?? null;
  }

  /** Whether somebody may receive it here: not one's own, not the candidate's screen, nothing of another room. */
  offers(producerId: string, to: OralMember): boolean {
    return this.snapshot.producers.some(
      (one) => one.producerId === producerId && one.memberId !== to.view.memberId,
    );
  }

  enter(member: OralMember): void {
    this.#members.set(member.view.memberId, member);
    this.#change();
  }

  /** Somebody who is out already changes nothing. */
  leave(member: OralMember): void {
    if (this.has(member)) this.#members.delete(member.view.memberId);
    else return;
    member.close();
    this.emit('left', member);
    this.#change();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.emit('closed');
    for (const member of [...this.#members.values()]) this.leave(member);
    this.removeAllListeners();
  }

  #candidateProducers(): RoomProducer[] {
    return this.media.producers.flatMap(({ producerId, source }) =>
      source === 'screen' ? [] : [{ producerId, memberId: 'candidate', kind: ROOM_SOURCES[source] }],
    );
  }

  #change(): void {
    if (!this.#closed) this.emit('changed');
  }
}
