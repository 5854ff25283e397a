import { ACCESS_DECISIONS, FINAL_ROUNDINGS, RE_SITS } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup, Select, TextField } from '../../design';
import { type GradingDraft, isPercent, isThreshold } from './grading-draft';
import '../item-banks/item-banks.css';

export interface GradingFieldsProps {
  draft: GradingDraft;
  onChange: (draft: GradingDraft) => void;
  isDisabled: boolean;
}

/** How the final grade comes about and from which rating the exam is sat. */
export function GradingFields({ draft, onChange, isDisabled }: GradingFieldsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<GradingDraft>) => onChange({ ...draft, ...change });
  const wrong = t('registry:policy.wrong');
  return (
    <div className="bk-bank-fields">
      <TextField
        label={t('registry:policy.weight')}
        description={t('registry:policy.weightHint')}
        value={draft.weight}
        onChange={(weight) => set({ weight })}
        inputMode="numeric"
        isDisabled={isDisabled}
        error={isPercent(draft.weight, 99) ? null : t('registry:policy.wrongWeight')}
      />
      <TextField
        label={t('registry:policy.admitted')}
        description={t('registry:policy.admittedHint')}
        value={draft.admitted}
        onChange={(admitted) => set({ admitted })}
        inputMode="numeric"
        isDisabled={isDisabled}
        error={isThreshold(draft.admitted) ? null : wrong}
      />
      <TextField
        label={t('registry:policy.positive')}
        value={draft.positive}
        onChange={(positive) => set({ positive })}
        inputMode="numeric"
        isDisabled={isDisabled}
        error={isPercent(draft.positive, 100) ? null : wrong}
      />
      <Select
        label={t('registry:policy.without')}
        value={draft.withoutRating}
        onChange={(withoutRating) => set({ withoutRating })}
        isDisabled={isDisabled}
        options={(['admitted', 'refused'] as const).map((value) => ({
          value,
          text: t(`registry:policy.withouts.${value}`),
        }))}
      />
      <Select
        label={t('registry:policy.rounding')}
        value={draft.rounding}
        onChange={(rounding) => set({ rounding })}
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
          value={draft.reSit[letter]}
          onChange={(value) => set({ reSit: { ...draft.reSit, [letter]: value } })}
          isDisabled={isDisabled}
          options={RE_SITS.map((value) => ({ value, text: t(`result:final.reSit.${value}`) }))}
        />
      ))}
      <CheckboxGroup
        className="bk-bank-fields__row"
        label={t('registry:policy.documentFor')}
        value={draft.documentFor}
        onChange={(documentFor) => set({ documentFor })}
        isDisabled={isDisabled}
        options={ACCESS_DECISIONS.map((value) => ({
          value,
          text: t(`registry:policy.decisions.${value}`),
        }))}
      />
    </div>
  );
}
