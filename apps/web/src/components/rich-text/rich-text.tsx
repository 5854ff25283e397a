import type { Ref } from 'react';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { drawFormula } from '../../core/rich-text/draw-formula';
import './rich-text.css';

export interface RichTextProps {
  /** Cleaned by the service. */
  html: string;
  lang?: string;
  ref?: Ref<HTMLDivElement>;
}

/** Text with lists, tables and formulas, to be read. */
export function RichText({ html, lang, ref }: RichTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => place.current as HTMLDivElement, []);
  useEffect(() => {
    if (!place.current) return;
    // The service has cleaned it; parsed apart, so that even then nothing of it runs or loads while it is looked through.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const element of parsed.querySelectorAll<HTMLElement>('span[data-type="formula"]')) {
      element.className = 'bk-formula';
      drawFormula(element, element.dataset['latex'] ?? '');
    }
    place.current.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  return <div ref={place} className="bk-rich-text" lang={lang} />;
}
