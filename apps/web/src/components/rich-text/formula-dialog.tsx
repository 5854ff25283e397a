import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawFormula } from '../../core/formulas/formula-drawing';
import { Button, Dialog, TextField } from '../../design';

export interface FormulaDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onInsert: (latex: string) => void;
}

/** Beginnings of what is written most; each puts its LaTeX behind what is there. */
const PIECES = [
  '\\frac{a}{b}',
  'x^{2}',
  'x_{1}',
  '\\sqrt{x}',
  '\\sum_{i=1}^{n}',
  '\\int_{a}^{b}',
  '\\le',
  '\\in',
];

/** A formula in LaTeX with its picture beside it. */
export function FormulaDialog({ isOpen, onClose, onInsert }: FormulaDialogProps) {
  const { t } = useTranslation();
  const [latex, setLatex] = useState('');
  const insert = (): void => {
    if (latex.trim() === '') return;
    onInsert(latex.trim());
    setLatex('');
  };
  return (
    <Dialog
      title={t('written:formula.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button tone="primary" isDisabled={latex.trim() === ''} onPress={insert}>
            {t('written:formula.insert')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('written:formula.latex')}
        description={t('written:formula.hint')}
        value={latex}
        onChange={setLatex}
        maxLength={500}
        autoComplete="off"
        spellCheck="false"
        autoFocus
      />
      <div className="row" role="group" aria-label={t('written:formula.pieces')}>
        {PIECES.map((piece) => (
          <Button key={piece} size="s" onPress={() => setLatex(`${latex}${latex ? ' ' : ''}${piece}`)}>
            <DrawnFormula latex={piece} />
          </Button>
        ))}
      </div>
      <p className="bk-formula-preview" aria-live="polite">
        {latex.trim() === '' ? (
          <span className="muted">{t('written:formula.empty')}</span>
        ) : (
          <DrawnFormula latex={latex} />
        )}
      </p>
    </Dialog>
  );
}

export function DrawnFormula({ latex }: { latex: string }) {
  return (
    <span
      className="bk-formula"
      ref={(element) => {
        if (element) drawFormula(element, latex);
      }}
    />
  );
}
