import type { Annotation } from '@bakylau/contracts';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetsOf, rangeBetween, shownText } from '../../core/marking/text-offsets';
import { Button, TextField } from '../../design';
import { RichText } from '../rich-text/rich-text';

export interface MarkedAnswerProps {
  html: string;
  annotations: readonly Annotation[];
  isDisabled: boolean;
  /** Stands where nothing was written. */
  noText: string;
  onAdd: (annotation: Annotation) => void;
  onRemove: (id: string) => void;
}

const QUOTE_MAX_CHARS = 2000;

/** An answer with remarks on stretches of its text. Nothing is put into the text itself: the stretches are only lit up. */
export function MarkedAnswer(props: MarkedAnswerProps) {
  const { html, annotations, isDisabled, noText, onAdd, onRemove } = props;
  const { t } = useTranslation();
  const answer = useRef<HTMLDivElement>(null);
  const highlight = `bk-remark-${useId().replace(/[^a-z0-9]/giu, '')}`;
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null);
  const [comment, setComment] = useState('');
  useEffect(() => {
    const root = answer.current;
    if (!root || !('highlights' in CSS)) return;
    const ranges = annotations.flatMap((remark) =>
      remark.kind === 'text' ? (rangeBetween(root, remark.from, remark.to) ?? []) : [],
    );
    CSS.highlights.set(highlight, new Highlight(...ranges));
    return () => void CSS.highlights.delete(highlight);
  }, [annotations, html, highlight]);
  useEffect(() => {
    const listener = (): void => {
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      // A selection that moves into the field of the comment leaves the chosen stretch as it is.
      if (!answer.current || !range || !answer.current.contains(range.commonAncestorContainer)) return;
      setChosen(offsetsOf(answer.current, range));
    };
    document.addEventListener('selectionchange', listener);
    return () => document.removeEventListener('selectionchange', listener);
  }, []);
  const add = (): void => {
    const text = answer.current ? shownText(answer.current) : '';
    const { from, to } = chosen ?? { from: 0, to: text.length };
    if (to === 0 || comment.trim() === '') return;
    const quote = text.slice(from, to).slice(0, QUOTE_MAX_CHARS);
    onAdd({ kind: 'text', id: crypto.randomUUID(), from, to, quote, comment: comment.trim() });
    setComment('');
    setChosen(null);
  };
  return (
    <div className="stack">
      <style>{`::highlight(${highlight}) { background-color: var(--warning-soft); text-decoration: underline; }`}</style>
      <div className="bk-marked-answer">
        {html === '' ? <p className="muted">{noText}</p> : <RichText ref={answer} html={html} />}
      </div>
      {annotations.length > 0 ? (
        <ol className="plain-list stack-s" aria-label={t('marking:remarks')}>
          {annotations.map((remark) => (
            <li key={remark.id} className="bk-remark">
              {remark.kind === 'text' ? <q className="small">{shortened(remark.quote)}</q> : null}
              <p>{remark.comment}</p>
              {isDisabled ? null : (
                <Button size="s" tone="quiet" onPress={() => onRemove(remark.id)}>
                  {t('marking:removeRemark')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {isDisabled || html === '' ? null : (
        <div className="row">
          <TextField
            className="bk-remark-field"
            label={t('marking:remark')}
            description={chosen ? t('marking:remarkOnSelection') : t('marking:remarkOnAll')}
            value={comment}
            maxLength={2000}
            onChange={setComment}
          />
          <Button isDisabled={comment.trim() === ''} onPress={add}>
            {t('marking:addRemark')}
          </Button>
        </div>
      )}
    </div>
  );
}

const shortened = (quote: string): string => (quote.length > 120 ? `${quote.slice(0, 119)}…` : quote);
