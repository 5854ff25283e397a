import { SEASONS, type SetTerm, setTermSchema } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Card, EmptyState, Select, Table, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { type ReSitCardProps, useTermText } from './re-sit-props';

/** The semesters of the university, also of summer. */
export function TermsCard({ reSits, mayWrite, onSet }: ReSitCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const termText = useTermText();
  return (
    <Card title={t('schedule:terms.title')}>
      <div className="stack">
        <Table
          caption={t('schedule:terms.title')}
          rows={reSits.terms}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('schedule:terms.empty')} />}
          columns={[
            { key: 'term', title: t('schedule:terms.term'), cell: termText },
            {
              key: 'days',
              title: t('registry:when'),
              cell: ({ startsOn, endsOn }) =>
                // Days have no zone: noon is the same day everywhere.
                `${format.shortDate(`${startsOn}T12:00`)} – ${format.shortDate(`${endsOn}T12:00`)}`,
            },
          ]}
        />
        {mayWrite ? <TermForm onSet={onSet} /> : null}
      </div>
    </Card>
  );
}

function TermForm({ onSet }: { onSet: () => void }) {
  const { t } = useTranslation();
  const [season, setSeason] = useState<SetTerm['season']>('summer');
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const [startsOn, setStartsOn] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const parsed = setTermSchema.safeParse({ season, year: Number(year), startsOn, endsOn });
  const isFilled = startsOn !== '' && endsOn !== '';
  const set = useAction(async (body: SetTerm) => {
    await api.call('setTerm', { body });
    showToast(t('schedule:terms.done'), 'success');
    onSet();
  });
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.success) void set.run(parsed.data);
      }}
    >
      <div className="bk-bank-fields">
        <Select
          label={t('schedule:terms.season')}
          value={season}
          onChange={setSeason}
          options={SEASONS.map((value) => ({ value, text: t(`schedule:terms.seasons.${value}`) }))}
        />
        <TextField label={t('schedule:terms.year')} inputMode="numeric" value={year} onChange={setYear} />
        <TextField type="date" label={t('schedule:terms.startsOn')} value={startsOn} onChange={setStartsOn} />
        <TextField
          type="date"
          label={t('schedule:terms.endsOn')}
          value={endsOn}
          onChange={setEndsOn}
          error={isFilled && !parsed.success ? t('schedule:terms.wrong') : null}
        />
      </div>
      {set.error ? <Failure error={set.error} /> : null}
      <div className="row">
        <Button type="submit" isDisabled={!parsed.success} isPending={set.pending}>
          {t('schedule:terms.set')}
        </Button>
      </div>
    </form>
  );
}
