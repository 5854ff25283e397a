import { Fragment, useLayoutEffect, useRef } from 'react';
import { drawWhenLoaded } from '../../core/formulas/draw-when-loaded';
import { formulaStretches, type TextStretch } from '../../core/formulas/formula-stretches';
import './formulas.css';

/** A text with its formulas drawn; one that cannot be read, or is not drawn yet, is shown as it was typed. */
export function FormulaText({ text }: { text: string }) {
  return formulaStretches(text).map((stretch, i) =>
    'words' in stretch ? (
      <Fragment key={i}>{stretch.words}</Fragment>
    ) : (
      <Formula key={`${i} ${stretch.source}`} {...stretch} />
    ),
  );
}

/** React holds no children of this element: it would not know what is drawn in it. */
function Formula({ latex, source, isDisplay }: Extract<TextStretch, { latex: string }>) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () => drawWhenLoaded(place.current ? [{ element: place.current, latex, source, isDisplay }] : []),
    [latex, source, isDisplay],
  );
  return <span ref={place} className={isDisplay ? 'bk-formula bk-formula--display' : 'bk-formula'} />;
}
