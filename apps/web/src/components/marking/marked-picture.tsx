import type { PictureRemark } from '@bakylau/contracts';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FIRST_MARK,
  markBetween,
  type PictureMark,
  type PicturePoint,
  pointOf,
} from '../../core/marking/picture-marks';
import { Button } from '../../design';
import { DraftMark } from './draft-mark';
import './picture-marks.css';
import { PictureRemarks } from './picture-remarks';

export interface MarkedPictureProps {
  /** What the picture is called on the page. */
  name: string;
  fileId: string;
  url: string;
  remarks: readonly PictureRemark[];
  isDisabled: boolean;
  onAdd: (remark: PictureRemark) => void;
  onRemove: (id: string) => void;
}

/** A picture with remarks on places of it: drawn by pointer, or placed by keyboard; all of them stand in a table below. */
export function MarkedPicture({
  name,
  fileId,
  url,
  remarks,
  isDisabled,
  onAdd,
  onRemove,
}: MarkedPictureProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const from = useRef<PicturePoint | null>(null);
  const [draft, setDraft] = useState<PictureMark | null>(null);
  // The fields come when the pointer is let go: their focus would scroll the picture away below it.
  const [isDrawing, setDrawing] = useState(false);
  const placeOf = (event: PointerEvent): PicturePoint | null => {
    const bounds = frame.current?.getBoundingClientRect();
    return bounds ? pointOf({ x: event.clientX, y: event.clientY }, bounds) : null;
  };
  const onMove = (event: PointerEvent): void => {
    const to = placeOf(event);
    if (from.current && to) setDraft(markBetween(from.current, to));
  };
  return (
    <div className="stack-s">
      <div
        ref={frame}
        className="bk-marked-picture"
        data-active={!isDisabled || undefined}
        onPointerDown={(event) => {
          if (isDisabled || event.button !== 0) return;
          from.current = placeOf(event);
          setDrawing(true);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onMove}
        onPointerUp={(event) => {
          onMove(event);
          from.current = null;
          setDrawing(false);
        }}
        onPointerCancel={() => {
          from.current = null;
          setDrawing(false);
        }}
      >
        <img src={url} alt={name} draggable={false} />
        {remarks.map((remark, i) => (
          <MarkBox key={remark.id} mark={remark} label={String(i + 1)} />
        ))}
        {draft ? <MarkBox mark={draft} label="" isDraft /> : null}
      </div>
      {isDisabled ? null : (
        <>
          <p className="muted small">{t('marking:picture.hint')}</p>
          {draft && !isDrawing ? (
            <DraftMark
              name={name}
              mark={draft}
              onChange={setDraft}
              onDiscard={() => setDraft(null)}
              onAdd={(comment) => {
                onAdd({ kind: 'picture', id: crypto.randomUUID(), fileId, ...draft, comment });
                setDraft(null);
              }}
            />
          ) : (
            <div>
              <Button size="s" onPress={() => setDraft(FIRST_MARK)}>
                {t('marking:picture.place')}
              </Button>
            </div>
          )}
        </>
      )}
      <PictureRemarks name={name} remarks={remarks} {...(isDisabled ? {} : { onRemove })} />
    </div>
  );
}

function MarkBox({ mark, label, isDraft }: { mark: PictureMark; label: string; isDraft?: boolean }) {
  const { xPercent, yPercent, widthPercent, heightPercent } = mark;
  return (
    <span
      aria-hidden="true"
      className="bk-picture-mark"
      data-draft={isDraft || undefined}
      data-point={(widthPercent === 0 && heightPercent === 0) || undefined}
      style={{
        insetInlineStart: `${xPercent}%`,
        insetBlockStart: `${yPercent}%`,
        inlineSize: `${widthPercent}%`,
        blockSize: `${heightPercent}%`,
      }}
    >
      <span className="bk-picture-mark__label">{label}</span>
    </span>
  );
}
