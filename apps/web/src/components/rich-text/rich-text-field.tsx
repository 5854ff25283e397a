import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createAnswerEditor } from '../../core/rich-text/answer-editor';
import { FormulaDialog } from './formula-dialog';
import './rich-text.css';
import { RichTextToolbar } from './rich-text-toolbar';

export interface RichTextFieldProps {
  label: string;
  /** Taken once, when the field appears; from then on the field is the truth. */
  html: string;
  isDisabled: boolean;
  onChange: (html: string) => void;
}

/** A field for text with lists, tables and formulas, all of it by keyboard. */
export function RichTextField({ label, html, isDisabled, onChange }: RichTextFieldProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const change = useRef(onChange);
  const first = useRef({ html, label, editable: !isDisabled });
  const [editor, setEditor] = useState<Editor | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (!place.current) return;
    const created = createAnswerEditor({
      element: place.current,
      ...first.current,
      onChange: (next) => change.current(next),
    });
    setEditor(created);
    return () => {
      setEditor(null);
      created.destroy();
    };
  }, []);
  useEffect(() => {
    editor?.setEditable(!isDisabled, false);
  }, [editor, isDisabled]);
  return (
    <div className="bk-rich-field" data-disabled={isDisabled || undefined}>
      {editor ? (
        <RichTextToolbar editor={editor} isDisabled={isDisabled} onFormula={() => setAsking(true)} />
      ) : null}
      <div ref={place} />
      <p className="muted small">{t('written:editor.keys')}</p>
      <FormulaDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        onInsert={(latex) => {
          setAsking(false);
          editor?.chain().focus().insertContent({ type: 'formula', attrs: { latex } }).run();
        }}
      />
    </div>
  );
}
