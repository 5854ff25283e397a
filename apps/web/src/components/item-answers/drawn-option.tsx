import type { SelectOption } from '../../design';
import { FormulaText } from '../formulas/formula-text';

/** An option of a list with its formulas drawn; the keyboard finds it by what was typed. */
export function drawnOption(value: string, text: string): SelectOption<string> {
  const content = (
    <span>
      <FormulaText text={text} />
    </span>
  );
  return { value, text, content };
}
