import { type ExamGrading, FINAL_ROUNDINGS, type GradingPolicy, RE_SITS } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, Select, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import '../item-banks/item-banks.css';

export interface GradingCardProps {
  grading: ExamGrading;
  mayWrite: boolean;
  onSet: () => void;
}

/** How the final grade comes about and from which rating the exam is sat. */
export function GradingCard({ grading, mayWrite, onSet }: GradingCardProps) {
  const { t } = useTranslation();
  const { examId, editable } = grading;
  const [weight, setWeight] = useState(String(grading.ratingWeightPercent));
  const [positive, setPositive] = useState(String(grading.positiveFrom));
  const [admitted, setAdmitted] = useState(String(grading.admittedFrom ?? ''));
  const [rounding, setRounding] = useState(grading.rounding);
  const [withoutRating, setWithoutRating] = useState(grading.withoutRating);
  const [reSit, setReSit] = useState(grading.reSit);
  const isDisabled = !mayWrite || !editable;
  const policy: GradingPolicy | null =
    isWhole(weight, 99) && isWhole(positive, 100) && (admitted.trim() === '' || isWhole(admitted, 100))
      ? {
          ratingWeightPercent: Number(weight),
          positiveFrom: Number(positive),
          admittedFrom: admitted.trim() === '' ? null : Number(admitted),
          rounding,
          withoutRating,
          reSit,
        }
      : null;
  const set = useAction(
    useCallback(
      async (body: GradingPolicy) => {
        await api.call('setExamGrading', { params: { examId }, body });
        showToast(t('registry:policy.done'), 'success');
        onSet();
      },
      [examId, onSet, t],
    ),
  );
  const wrong = t('registry:policy.wrong');
  return (
    <Card title={t('registry:policy.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (policy) void set.run(policy);
        }}
      >
        {editable ? null : <p className="muted">{t('registry:policy.begun')}</p>}
        <div className="bk-bank-fields">
          <TextField
            label={t('registry:policy.weight')}
            description={t('registry:policy.weightHint')}
            value={weight}
            onChange={setWeight}
            inputMode="numeric"
            isDisabled={isDisabled}
            error={isWhole(weight, 99) ? null : t('registry:policy.wrongWeight')}
          />
          <TextField
            label={t('registry:policy.admitted')}
            description={t('registry:policy.admittedHint')}
            value={admitted}
            onChange={setAdmitted}
            inputMode="numeric"
            isDisabled={isDisabled}
            error={admitted.trim() === '' || isWhole(admitted, 100) ? null : wrong}
          />
          <TextField
            label={t('registry:policy.positive')}
            value={positive}
            onChange={setPositive}
            inputMode="numeric"
            isDisabled={isDisabled}
            error={isWhole(positive, 100) ? null : wrong}
          />
          <Select
            label={t('registry:policy.without')}
            value={withoutRating}
            onChange={setWithoutRating}
            isDisabled={isDisabled}
            options={(['admitted', 'refused'] as const).map((value) => ({
              value,
              text: t(`registry:policy.withouts.${value}`),
            }))}
          />
          <Select
            label={t('registry:policy.rounding')}
            value={rounding}
            onChange={setRounding}
            isDisabled={isDisabled}
            options={FINAL_ROUNDINGS.map((value) => ({
              value,
              text: t(`registry:policy.roundings.${value}`),
            }))}
          />
          {(['fx', 'f'] as const).map((letter) => (
            <Select
              key={letter}
              label={t(`registry:policy.again.${letter}`)}
              value={reSit[letter]}
              onChange={(value) => setReSit({ ...reSit, [letter]: value })}
              isDisabled={isDisabled}
              options={RE_SITS.map((value) => ({ value, text: t(`result:final.reSit.${value}`) }))}
            />
          ))}
        </div>
        {set.error ? <Failure error={set.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button type="submit" isDisabled={isDisabled || !policy} isPending={set.pending}>
              {t('registry:policy.set')}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}

function isWhole(text: string, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= most;
}
