import type { Locale } from '@bakylau/contracts';
import type { ItemDraft } from '../../../core/items/item-draft';

/** What every part of the editor gets: the draft, and where its changes go. */
export interface EditorProps {
  draft: ItemDraft;
  /** The language whose texts the fields hold. */
  locale: Locale;
  isDisabled: boolean;
  onChange: (draft: ItemDraft) => void;
}
