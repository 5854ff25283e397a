import type { Ref } from 'react';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { drawWhenLoaded } from '../../core/formulas/draw-when-loaded';
import { placeTypedFormulas } from '../../core/formulas/formula-places';
import '../formulas/formulas.css';
import './rich-text.css';

export interface RichTextProps {
  /** Cleaned by the service. */
  html: string;
  lang?: string;
  /** For questions: formulas that stand in the words, e.g. `$x$`, are drawn as well. Answers are shown as they were typed. */
  withTypedFormulas?: boolean;
  ref?: Ref<HTMLDivElement>;
}

/** Text with lists, tables and formulas, to be read. */
export function RichText({ html, lang, withTypedFormulas = false, ref }: RichTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => place.current as HTMLDivElement, []);
  useEffect(() => {
    if (!place.current) return undefined;
    // The service has cleaned it; parsed apart, so that even then nothing of it runs or loads while it is looked through.
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const typed = withTypedFormulas ? placeTypedFormulas(body) : [];
    const own = [...body.querySelectorAll<HTMLElement>('span[data-type="formula"]')].map((element) => {
      element.className = 'bk-formula';
      const latex = element.dataset['latex'] ?? '';
      return { element, latex, source: latex, isDisplay: false };
    });
    place.current.replaceChildren(...body.childNodes);
    return drawWhenLoaded([...own, ...typed]);
  }, [html, withTypedFormulas]);
  return <div ref={place} className="bk-rich-text" lang={lang} />;
}
