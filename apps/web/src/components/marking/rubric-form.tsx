import type { RubricContent, StandingItem } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import {
  commentOf,
  type DraftMarks,
  pointsOf,
  totalOf,
  withComment,
  withPoints,
} from '../../core/marking/draft-marks';
import { isLower, standingPoints } from '../../core/marking/raised-draft';
import { RadioGroup, TextField } from '../../design';
import { useFormat } from '../../hooks/use-format';

export interface RubricFormProps {
  rubric: RubricContent;
  itemId: string;
  draft: DraftMarks;
  isDisabled: boolean;
  /** The first marks on appeal: they stand beside the new ones, which may not be lower. */
  standing?: readonly StandingItem[] | undefined;
  onChange: (draft: DraftMarks) => void;
}

/** The criteria of one answer: a step, or exact points between two steps, and a comment. */
export function RubricForm({ rubric, itemId, draft, isDisabled, standing, onChange }: RubricFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = totalOf(rubric, draft[itemId]);
  return (
    <div className="stack">
      {rubric.criteria.map(({ id, title, levels }) => {
        const points = pointsOf(draft, itemId, id);
        const most = levels[0]?.points ?? 0;
        const first = standing ? standingPoints(standing, itemId, id) : null;
        const was = first === null ? null : format.number(first, { digits: 2 });
        return (
          <div key={id} className="bk-criterion">
            <RadioGroup
              label={format.text(title)}
              options={levels.map((level) => ({
                value: String(level.points),
                text: `${format.number(level.points, { digits: 1 })} · ${format.text(level.title)}`,
              }))}
              value={points === null ? null : String(points)}
              onChange={(chosen) => onChange(withPoints(draft, itemId, id, Number(chosen)))}
              isDisabled={isDisabled}
              description={was === null ? undefined : t('marking:appeals.was', { points: was })}
              error={
                was !== null && standing && isLower(standing, draft, itemId, id)
                  ? t('marking:appeals.lower', { points: was })
                  : null
              }
            />
            <div className="bk-criterion__fields">
              <TextField
                label={t('marking:points')}
                description={t('marking:pointsOfCriterion', { max: format.number(most, { digits: 1 }) })}
                type="number"
                inputMode="decimal"
                value={points === null ? '' : String(points)}
                onChange={(typed) => onChange(withPoints(draft, itemId, id, readPoints(typed, most)))}
                isDisabled={isDisabled}
              />
              <TextField
                label={t('marking:comment')}
                multiline
                rows={2}
                maxLength={2000}
                value={commentOf(draft, itemId, id)}
                onChange={(comment) => onChange(withComment(draft, itemId, id, comment))}
                isDisabled={isDisabled || points === null}
              />
            </div>
          </div>
        );
      })}
      <p className="numeric" aria-live="polite">
        <strong>
          {t('marking:total', {
            points: format.number(total.points, { digits: 1 }),
            max: format.number(total.max, { digits: 1 }),
          })}
        </strong>
      </p>
    </div>
  );
}

/** Halves of a point within the criterion; null for nothing readable. */
function readPoints(typed: string, most: number): number | null {
  const value = Number(typed.replace(',', '.'));
  if (typed.trim() === '' || !Number.isFinite(value)) return null;
  return Math.min(most, Math.max(0, Math.round(value * 2) / 2));
}
