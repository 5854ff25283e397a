import { Editor } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { Formula } from './formula.node';

export interface AnswerEditorOptions {
  element: HTMLElement;
  html: string;
  /** Read out as the name of the field. */
  label: string;
  editable: boolean;
  onChange: (html: string) => void;
}

/** Tab goes from cell to cell and, from the last one or back from the first, on in the page: it makes no rows, so nobody is caught. */
const AnswerTable = Table.extend({
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.editor.commands.goToNextCell(),
      'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
    };
  },
});

/** What an answer's editor can do; the service takes out whatever else it gets. */
export function createAnswerEditor({
  element,
  html,
  label,
  editable,
  onChange,
}: AnswerEditorOptions): Editor {
  return new Editor({
    element,
    content: html,
    editable,
    injectCSS: false,
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3] }, link: false }),
      AnswerTable.configure({ resizable: false, renderWrapper: false }),
      TableRow,
      TableHeader,
      TableCell,
      Formula,
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'bk-rich-text bk-rich-text--field',
        spellcheck: 'false',
        autocapitalize: 'sentences',
      },
      handleKeyDown: (_, event) => {
        // Tab leaves the field as everywhere else, except between the cells of a table and to sink an item of a list.
        return event.key === 'Tab' && event.ctrlKey;
      },
    },
    onUpdate: ({ editor }) => onChange(editor.isEmpty ? '' : editor.getHTML()),
  });
}
