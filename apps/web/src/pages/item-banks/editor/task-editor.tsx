import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../design';
import type { EditorProps } from './editor-props';
import { MatchingEditor } from './matching-editor';
import { OptionsEditor } from './options-editor';
import { TypedKeyEditor } from './typed-key-editor';

/** What can be answered and what is right, of every kind but the cloze. */
export function TaskEditor(props: EditorProps) {
  const { t } = useTranslation();
  const { draft, isDisabled, onChange } = props;
  const { key } = draft;
  switch (key.kind) {
    case 'single_choice':
    case 'multiple_choice':
    case 'ordering':
      return <OptionsEditor {...props} />;
    case 'matching':
      return <MatchingEditor {...props} />;
    case 'true_false':
      return (
        <RadioGroup
          label={t('banks:editor.right')}
          value={key.isTrue ? 'true' : 'false'}
          isDisabled={isDisabled}
          onChange={(value) => onChange({ ...draft, key: { kind: 'true_false', isTrue: value === 'true' } })}
          options={(['true', 'false'] as const).map((value) => ({ value, text: t(`terms:truth.${value}`) }))}
        />
      );
    case 'short_answer':
    case 'numeric':
      return (
        <TypedKeyEditor
          gapKey={key}
          labelOf=""
          isDisabled={isDisabled}
          onChange={(changed) => {
            if (changed.kind !== 'choice') onChange({ ...draft, key: changed });
          }}
        />
      );
    case 'cloze':
      return null;
  }
}
