import {
  type BlueprintSection,
  type ExamBlueprint,
  type ItemBank,
  type ItemBankDetail,
  type Locale,
  LOCALES,
  type SetBlueprint,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import type { ApiError } from '../../core/api-error';
import { showToast } from '../../core/toasts';
import { Badge, Button, Card, CheckboxGroup, Notice, Select, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { BlueprintSectionFields, newRule } from './blueprint-section';
import { BankSupply } from './bank-supply';
import { UnsetBlueprint } from './unset-blueprint';

export interface BlueprintCardProps {
  exam: ExamBlueprint;
  banks: readonly ItemBank[];
  isDisabled: boolean;
  onSet: () => void;
}

/** What the exam draws for each candidate, and what there is to draw from. */
export function BlueprintCard({ exam, banks, isDisabled, onSet }: BlueprintCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { blueprint } = exam;
  const [bankId, setBankId] = useState(blueprint?.bankId ?? banks[0]?.id ?? null);
  return (
    <Card
      title={t('banks:plan.title')}
      aside={blueprint?.outdated ? <Badge tone="warning">{t('banks:plan.outdated')}</Badge> : null}
    >
      <div className="stack">
        <p className="muted">
          {blueprint
            ? t('banks:plan.frozen', {
                pool: blueprint.poolSize,
                items: blueprint.itemCount,
                points: format.number(blueprint.maxPoints),
                when: format.shortDateTime(blueprint.frozenAt),
              })
            : t('banks:plan.none')}
        </p>
        {blueprint ? <UnsetBlueprint exam={exam} isDisabled={isDisabled} onUnset={onSet} /> : null}
        <Select
          label={t('banks:bank')}
          value={bankId}
          isDisabled={isDisabled}
          onChange={setBankId}
          options={banks.map(({ id, title }) => ({ value: id, text: format.text(title) }))}
        />
        {bankId === null ? (
          <Notice tone="info">{t('banks:emptyTitle')}</Notice>
        ) : (
          <PlanOfBank key={bankId} bankId={bankId} exam={exam} isDisabled={isDisabled} onSet={onSet} />
        )}
      </div>
    </Card>
  );
}

function PlanOfBank({ bankId, ...props }: Omit<BlueprintCardProps, 'banks'> & { bankId: string }) {
  const { t } = useTranslation();
  const bank = useResource(
    useCallback((signal: AbortSignal) => api.call('getItemBank', { params: { bankId }, signal }), [bankId]),
  );
  if (bank.kind === 'failed') return <Failure error={bank.error} onRetry={bank.reload} />;
  if (bank.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <PlanFields bank={bank.data} {...props} />;
}

function PlanFields({
  bank,
  exam,
  isDisabled,
  onSet,
}: Omit<BlueprintCardProps, 'banks'> & { bank: ItemBankDetail }) {
  const { t } = useTranslation();
  const { examId, blueprint } = exam;
  const [languages, setLanguages] = useState<Locale[]>(blueprint?.languages ?? offeredLanguages(bank));
  const [sections, setSections] = useState<BlueprintSection[]>(
    blueprint?.bankId === bank.id ? blueprint.sections : [newSection(1)],
  );
  const set = useAction(
    useCallback(async () => {
      const body: SetBlueprint = { bankId: bank.id, languages, sections };
      await api.call('setBlueprint', { params: { examId }, body });
      showToast(t('banks:plan.done'), 'success');
      onSet();
    }, [bank.id, languages, sections, examId, onSet, t]),
  );
  return (
    <div className="stack">
      <CheckboxGroup
        label={t('banks:plan.languages')}
        description={t('banks:plan.languagesHint')}
        value={languages}
        isDisabled={isDisabled}
        onChange={setLanguages}
        options={LOCALES.map((value) => ({ value, text: t(`banks:language.${value}`) }))}
      />
      <BankSupply supply={bank.supply} languages={languages} />
      {sections.map((section, i) => (
        <BlueprintSectionFields
          key={i}
          number={i + 1}
          section={section}
          topics={bank.topics}
          isDisabled={isDisabled}
          onChange={(changed) => setSections(sections.map((each, j) => (i === j ? changed : each)))}
          {...(sections.length > 1 && { onRemove: () => setSections(sections.filter((_, j) => i !== j)) })}
        />
      ))}
      {set.error ? <PlanFailure error={set.error} /> : null}
      <div className="row">
        <Button
          isDisabled={isDisabled}
          onPress={() => setSections([...sections, newSection(sections.length + 1)])}
        >
          {t('banks:plan.addSection')}
        </Button>
        <Button
          tone="primary"
          isDisabled={isDisabled || languages.length === 0}
          isPending={set.pending}
          onPress={() => void set.run()}
        >
          {t('banks:plan.set')}
        </Button>
      </div>
    </div>
  );
}

/** Those in which some approved item is whole; all of them while there is none. */
function offeredLanguages({ supply }: ItemBankDetail): Locale[] {
  const whole = LOCALES.filter((locale) => supply.some(({ languages }) => languages.includes(locale)));
  return whole.length > 0 ? whole : [...LOCALES];
}

const newSection = (number: number): BlueprintSection => ({
  title: { kk: `${number}-бөлім`, ru: `Часть ${number}`, en: `Part ${number}` },
  rules: [newRule()],
});

/** Names the rules that cannot be met by the numbers of their section and place. */
function PlanFailure({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const places = error.details.flatMap(({ path }) => {
    const found = /^sections\.(\d+)\.rules\.(\d+)$/u.exec(path);
    return found
      ? [t('banks:plan.short', { section: Number(found[1]) + 1, rule: Number(found[2]) + 1 })]
      : [];
  });
  return (
    <>
      <Failure error={error} />
      {places.map((place) => (
        <p key={place}>{place}</p>
      ))}
    </>
  );
}
