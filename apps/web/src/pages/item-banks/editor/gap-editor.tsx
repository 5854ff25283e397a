import { type BankItemPart, type GapKey, PARTS_AT_MOST } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { withGapKey, withNewGap, withoutPart, withPart, withWords } from '../../../core/items/item-draft';
import { Button, Card, Select, TextField } from '../../../design';
import type { EditorProps } from './editor-props';
import { TypedKeyEditor } from './typed-key-editor';

const GAP_KINDS = ['short_answer', 'numeric', 'choice'] as const;

/** The gaps of a cloze, each with its key; a new one stands at the end of the text and can be moved there. */
export function GapEditor(props: EditorProps) {
  const { t } = useTranslation();
  const { draft, locale, isDisabled, onChange } = props;
  if (draft.key.kind !== 'cloze') return null;
  return (
    <div className="stack">
      {draft.key.gaps.map(({ partId, key }) => {
        const part = draft.parts.find(({ id }) => id === partId);
        return (
          <Card
            key={partId}
            headingLevel={3}
            title={t('banks:gap.title', { id: partId, kind: t(`banks:gap.kinds.${key.kind}`) })}
            aside={
              <Button
                size="s"
                isDisabled={isDisabled}
                aria-label={t('banks:gap.remove', { id: partId })}
                onPress={() => onChange(withoutPart(draft, partId))}
              >
                ×
              </Button>
            }
          >
            {key.kind !== 'choice' ? (
              <TypedKeyEditor
                gapKey={key}
                labelOf={partId}
                isDisabled={isDisabled}
                onChange={(changed) => onChange(withGapKey(draft, partId, changed))}
              />
            ) : part?.kind === 'choice' ? (
              <ChoiceGap {...props} part={part} gapKey={key} />
            ) : null}
          </Card>
        );
      })}
      <div className="row">
        {GAP_KINDS.map((kind) => (
          <Button
            key={kind}
            size="s"
            isDisabled={isDisabled || draft.parts.length >= PARTS_AT_MOST}
            onPress={() => onChange(withNewGap(draft, kind, locale))}
          >
            {t(`banks:gap.add.${kind}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

interface ChoiceGapProps extends EditorProps {
  part: Extract<BankItemPart, { kind: 'choice' }>;
  gapKey: Extract<GapKey, { kind: 'choice' }>;
}

function ChoiceGap({ draft, locale, isDisabled, onChange, part, gapKey }: ChoiceGapProps) {
  const { t } = useTranslation();
  const { options } = part;
  return (
    <div className="stack-s">
      {options.map((option, i) => (
        <TextField
          key={option.id}
          label={t('banks:gap.option', { number: i + 1, id: part.id })}
          maxLength={4000}
          isDisabled={isDisabled}
          value={option.text[locale] ?? ''}
          onChange={(words) => {
            const text = withWords(option.text, locale, words);
            const changed = options.map((each) => (each.id === option.id ? { ...each, text } : each));
            onChange(withPart(draft, { ...part, options: changed }));
          }}
        />
      ))}
      <div className="bk-part-row">
        <Select
          label={t('banks:gap.right', { id: part.id })}
          value={gapKey.optionId}
          isDisabled={isDisabled}
          onChange={(optionId) => onChange(withGapKey(draft, part.id, { kind: 'choice', optionId }))}
          options={options.map(({ id, text }, i) => ({
            value: id,
            text: `${i + 1}. ${text[locale] ?? '…'}`,
          }))}
        />
        <Button
          size="s"
          isDisabled={isDisabled || options.length >= PARTS_AT_MOST}
          onPress={() => {
            const added = { id: `o${options.length + 1}`, text: {} };
            onChange(withPart(draft, { ...part, options: [...options, added] }));
          }}
        >
          {t('banks:editor.addOption')}
        </Button>
      </div>
    </div>
  );
}
