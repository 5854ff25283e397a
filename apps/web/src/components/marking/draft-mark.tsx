import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markAfterKey, type PictureMark, withFigure } from '../../core/marking/picture-marks';
import { Button, TextField } from '../../design';
import { usePlaceText } from './use-place-text';

const FIGURES = [
  ['xPercent', 'left'],
  ['yPercent', 'top'],
  ['widthPercent', 'width'],
  ['heightPercent', 'height'],
] as const;

export interface DraftMarkProps {
  name: string;
  mark: PictureMark;
  onChange: (mark: PictureMark) => void;
  onDiscard: () => void;
  onAdd: (comment: string) => void;
}

/** A mark that is being placed: by arrows, by its figures, and with the remark that belongs to it. */
export function DraftMark({ name, mark, onChange, onDiscard, onAdd }: DraftMarkProps) {
  const { t } = useTranslation();
  const placeText = usePlaceText();
  const [comment, setComment] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack-s bk-draft-mark">
      <div
        ref={box}
        role="application"
        tabIndex={0}
        className="bk-draft-mark__handle"
        aria-label={t('marking:picture.box', { name })}
        onKeyDown={(event) => {
          const moved = markAfterKey(mark, event.key, event.shiftKey);
          if (!moved) return;
          event.preventDefault();
          onChange(moved);
        }}
      >
        <span aria-live="polite" className="numeric">
          {placeText(mark)}
        </span>
      </div>
      <div className="bk-draft-mark__figures">
        {FIGURES.map(([figure, word]) => (
          <TextField
            key={figure}
            label={t(`marking:picture.${word}`)}
            type="number"
            inputMode="decimal"
            value={String(mark[figure])}
            onChange={(typed) => {
              const value = Number(typed);
              if (typed.trim() !== '' && Number.isFinite(value)) onChange(withFigure(mark, figure, value));
            }}
          />
        ))}
      </div>
      <TextField
        label={t('marking:picture.remark')}
        value={comment}
        maxLength={2000}
        multiline
        rows={2}
        onChange={setComment}
      />
      <div className="row">
        <Button
          tone="primary"
          size="s"
          isDisabled={comment.trim() === ''}
          onPress={() => onAdd(comment.trim())}
        >
          {t('marking:picture.add', { name })}
        </Button>
        <Button size="s" tone="quiet" onPress={onDiscard}>
          {t('marking:picture.discard')}
        </Button>
      </div>
    </div>
  );
}
