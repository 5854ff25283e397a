import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/number-field';
import { TextInLanguages } from '../../components/text-in-languages';
import { type TicketsDraft, withPointsOfQuestion, withText } from '../../core/oral/tickets-draft';

export interface TicketFieldsProps {
  draft: TicketsDraft;
  /** Place of the ticket, from 0. */
  at: number;
  isDisabled: boolean;
  onChange: (draft: TicketsDraft) => void;
}

/** The questions of one ticket. Points are set on the first one and hold for all. */
export function TicketFields({ draft, at, isDisabled, onChange }: TicketFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="stack-s">
      <legend>{t('oral:ticket', { number: at + 1 })}</legend>
      {(draft.tickets[at] ?? []).map(({ prompt, guidance, points }, i) => (
        <div key={i} className="stack-s">
          <TextInLanguages
            label={t('oral:question', { number: i + 1 })}
            text={prompt}
            maxLength={4000}
            multiline
            isDisabled={isDisabled}
            onChange={(text) => onChange(withText(draft, at, i, { prompt: text }))}
          />
          <details>
            <summary>{t('oral:tickets.guidance')}</summary>
            <TextInLanguages
              label={t('marking:guidance')}
              text={guidance}
              maxLength={4000}
              multiline
              isDisabled={isDisabled}
              onChange={(text) => onChange(withText(draft, at, i, { guidance: text }))}
            />
          </details>
          {at === 0 ? (
            <NumberField
              label={t('oral:tickets.points', { number: i + 1 })}
              value={points}
              min={0.1}
              max={100}
              isWhole={false}
              isDisabled={isDisabled}
              onChange={(given) => onChange(withPointsOfQuestion(draft, i, given))}
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
