import { type ItemKey, type ItemView, type LocalizedText, type WrittenTask } from '@bakylau/contracts';

export interface DemoItem {
  prompt: LocalizedText;
  options: ItemView['options'];
  /** Absent for an item without premises and gaps. */
  parts?: ItemView['parts'];
  key: ItemKey;
  /** Of written items alone. */
  writtenTask?: WrittenTask;
  points: number;
}

export const text = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });
/** The same in all languages: names, formulas. */
export const same = (word: string): LocalizedText => text(word, word, word);
/** Options with the ids a, b, c and so on. */
export const options = (...texts: LocalizedText[]): ItemView['options'] =>
  texts.map((option, i) => ({ id: 'abcdefgh'.charAt(i), text: option }));
