import {
  type BlueprintRule,
  type BlueprintSection,
  ITEM_DIFFICULTIES,
  type ItemDifficulty,
  LOCALES,
} from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/number-field';
import { Button, Card, Select, TextField } from '../../design';

const ANY = 'any';

export const newRule = (): BlueprintRule => ({ topic: null, difficulty: null, count: 10, points: 1 });

export interface BlueprintSectionFieldsProps {
  number: number;
  section: BlueprintSection;
  topics: readonly string[];
  isDisabled: boolean;
  onChange: (section: BlueprintSection) => void;
  onRemove?: () => void;
}

/** One part of the exam: its heading, and how many items of what it has. */
export function BlueprintSectionFields(props: BlueprintSectionFieldsProps) {
  const { t } = useTranslation();
  const { number, section, topics, isDisabled, onChange, onRemove } = props;
  const { title, rules } = section;
  return (
    <Card
      headingLevel={3}
      title={t('banks:plan.section', { number })}
      aside={
        onRemove ? (
          <Button size="s" isDisabled={isDisabled} onPress={onRemove}>
            {t('banks:plan.removeSection', { number })}
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <div className="bk-bank-fields">
          {LOCALES.map((locale) => (
            <TextField
              key={locale}
              label={t(`banks:new.name.${locale}`)}
              maxLength={200}
              isDisabled={isDisabled}
              value={title[locale]}
              onChange={(words) => onChange({ ...section, title: { ...title, [locale]: words } })}
            />
          ))}
        </div>
        {rules.map((rule, i) => (
          <RuleFields
            key={i}
            number={i + 1}
            rule={rule}
            topics={topics}
            isDisabled={isDisabled}
            onChange={(changed) =>
              onChange({ ...section, rules: rules.map((each, j) => (i === j ? changed : each)) })
            }
            {...(rules.length > 1 && {
              onRemove: () => onChange({ ...section, rules: rules.filter((_, j) => i !== j) }),
            })}
          />
        ))}
        <div className="row">
          <Button
            size="s"
            isDisabled={isDisabled}
            onPress={() => onChange({ ...section, rules: [...rules, newRule()] })}
          >
            {t('banks:plan.addRule')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

interface RuleFieldsProps {
  number: number;
  rule: BlueprintRule;
  topics: readonly string[];
  isDisabled: boolean;
  onChange: (rule: BlueprintRule) => void;
  onRemove?: () => void;
}

function RuleFields({ number, rule, topics, isDisabled, onChange, onRemove }: RuleFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="bk-bank-fields" role="group" aria-label={t('banks:plan.rule', { number })}>
      <Select
        label={t('banks:item.topic')}
        value={rule.topic === null ? ANY : `=${rule.topic}`}
        isDisabled={isDisabled}
        onChange={(value) => onChange({ ...rule, topic: value === ANY ? null : value.slice(1) })}
        options={[
          { value: ANY, text: t('banks:plan.anyTopic') },
          ...topics.map((name) => ({ value: `=${name}`, text: name || t('banks:item.noTopic') })),
        ]}
      />
      <Select
        label={t('banks:item.difficulty')}
        value={rule.difficulty === null ? ANY : String(rule.difficulty)}
        isDisabled={isDisabled}
        onChange={(value) =>
          onChange({ ...rule, difficulty: value === ANY ? null : (Number(value) as ItemDifficulty) })
        }
        options={[
          { value: ANY, text: t('banks:plan.anyDifficulty') },
          ...ITEM_DIFFICULTIES.map((level) => ({
            value: String(level),
            text: t(`banks:difficulties.${level}`),
          })),
        ]}
      />
      <NumberField
        label={t('banks:plan.count')}
        value={rule.count}
        min={1}
        max={200}
        isDisabled={isDisabled}
        onChange={(count) => onChange({ ...rule, count })}
      />
      <NumberField
        label={t('banks:plan.points')}
        value={rule.points}
        min={0.1}
        max={100}
        isWhole={false}
        isDisabled={isDisabled}
        onChange={(points) => onChange({ ...rule, points })}
      />
      {onRemove ? (
        <Button
          size="s"
          isDisabled={isDisabled}
          aria-label={t('banks:plan.removeRule', { number })}
          onPress={onRemove}
        >
          ×
        </Button>
      ) : null}
    </div>
  );
}
