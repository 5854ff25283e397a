import type { Editor } from '@tiptap/core';
import { useEffect, useReducer } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { Button, Toolbar } from '../../design';

const MARKS = [
  { name: 'bold', sign: 'B', toggle: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', sign: 'I', toggle: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  {
    name: 'underline',
    sign: 'U',
    toggle: (editor: Editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    name: 'heading',
    sign: 'H',
    toggle: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'bulletList',
    sign: '•',
    toggle: (editor: Editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    sign: '1.',
    toggle: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
] as const;

const TABLE_STEPS = [
  { name: 'rowBelow', run: (editor: Editor) => editor.chain().focus().addRowAfter().run() },
  { name: 'columnRight', run: (editor: Editor) => editor.chain().focus().addColumnAfter().run() },
  { name: 'removeRow', run: (editor: Editor) => editor.chain().focus().deleteRow().run() },
  { name: 'removeColumn', run: (editor: Editor) => editor.chain().focus().deleteColumn().run() },
  { name: 'removeTable', run: (editor: Editor) => editor.chain().focus().deleteTable().run() },
] as const;

export interface RichTextToolbarProps {
  editor: Editor;
  isDisabled: boolean;
  onFormula: () => void;
}

/** What can be done with the text; inside a table also what can be done with the table. */
export function RichTextToolbar({ editor, isDisabled, onFormula }: RichTextToolbarProps) {
  const { t } = useTranslation();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    editor.on('transaction', redraw);
    return () => {
      editor.off('transaction', redraw);
    };
  }, [editor]);
  return (
    <Toolbar label={t('written:editor.toolbar')}>
      {MARKS.map(({ name, sign, toggle }) => (
        <ToggleButton
          key={name}
          className="bk-rich-toggle"
          data-mark={name}
          aria-label={t(`written:editor.${name}`)}
          isSelected={editor.isActive(name)}
          isDisabled={isDisabled}
          onChange={() => toggle(editor)}
        >
          {sign}
        </ToggleButton>
      ))}
      <Button size="s" isDisabled={isDisabled} onPress={onFormula}>
        {t('written:editor.formula')}
      </Button>
      {editor.isActive('table') ? (
        TABLE_STEPS.map(({ name, run }) => (
          <Button key={name} size="s" isDisabled={isDisabled} onPress={() => void run(editor)}>
            {t(`written:editor.${name}`)}
          </Button>
        ))
      ) : (
        <Button
          size="s"
          isDisabled={isDisabled}
          onPress={() =>
            void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
          }
        >
          {t('written:editor.table')}
        </Button>
      )}
      <Button size="s" isDisabled={isDisabled} onPress={() => void editor.chain().focus().undo().run()}>
        {t('written:editor.undo')}
      </Button>
    </Toolbar>
  );
}
