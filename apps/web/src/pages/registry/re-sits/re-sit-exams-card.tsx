import { windowProblemOf } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { instantOf } from '../../../core/format/local-minutes';
import { showToast } from '../../../core/toasts';
import { Button, Card, EmptyState, Select, Table, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { NO_TERM, type ReSitCardProps, useTermText } from './re-sit-props';

/** The exams in which this one is sat again, and the way to make one. */
export function ReSitExamsCard({
  reSits,
  durationMinutes,
  mayWrite,
  onSet,
}: ReSitCardProps & { durationMinutes: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const termText = useTermText();
  const termOf = (termId: string | null) => {
    const term = reSits.terms.find(({ id }) => id === termId);
    return term ? termText(term) : '—';
  };
  return (
    <Card title={t('schedule:reSits.exams')}>
      <div className="stack">
        <Table
          caption={t('schedule:reSits.exams')}
          rows={reSits.exams}
          rowKey={({ examId }) => examId}
          empty={<EmptyState title={t('schedule:reSits.noExams')} />}
          columns={[
            {
              key: 'when',
              title: t('registry:when'),
              cell: ({ examId, opensAt, closesAt }) => (
                <Link to={`/registry/exams/${examId}/assignment`}>
                  {format.dateTimeRange(opensAt, closesAt)}
                </Link>
              ),
            },
            { key: 'term', title: t('schedule:terms.term'), cell: ({ termId }) => termOf(termId) },
            {
              key: 'candidates',
              title: t('registry:candidates'),
              cell: ({ candidates }) => candidates,
              align: 'end',
            },
          ]}
        />
        {mayWrite ? (
          <MakeReSitExam reSits={reSits} durationMinutes={durationMinutes} mayWrite onSet={onSet} />
        ) : null}
      </div>
    </Card>
  );
}

function MakeReSitExam({ reSits, durationMinutes, onSet }: ReSitCardProps & { durationMinutes: number }) {
  const { t } = useTranslation();
  const termText = useTermText();
  const [opens, setOpens] = useState('');
  const [closes, setCloses] = useState('');
  const [term, setTerm] = useState(NO_TERM);
  const [loadedAt] = useState(() => Date.now());
  const [opensAt, closesAt] = [instantOf(opens), instantOf(closes)];
  const isWhole = opensAt !== null && closesAt !== null;
  const isPast = closesAt !== null && Date.parse(closesAt) <= loadedAt;
  const problem = isWhole
    ? (windowProblemOf({ opensAt, closesAt }, durationMinutes) ?? (isPast ? 'past' : null))
    : null;
  const isFitting = isWhole && problem === null;
  const make = useAction(async () => {
    if (opensAt === null || closesAt === null) return;
    const body = { opensAt, closesAt, termId: term === NO_TERM ? null : term };
    await api.call('makeReSitExam', { params: { examId: reSits.examId }, body });
    showToast(t('schedule:reSits.made'), 'success');
    onSet();
  });
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFitting) void make.run();
      }}
    >
      <p className="muted">{t('schedule:reSits.makeLead')}</p>
      <div className="bk-bank-fields">
        <TextField
          type="datetime-local"
          label={t('schedule:sittings.opensAt')}
          value={opens}
          onChange={setOpens}
          isRequired
        />
        <TextField
          type="datetime-local"
          label={t('schedule:sittings.closesAt')}
          value={closes}
          onChange={setCloses}
          error={problem ? t(`schedule:exam.${problem}`, { minutes: durationMinutes }) : null}
          isRequired
        />
        <Select
          label={t('schedule:terms.term')}
          value={term}
          onChange={setTerm}
          options={[
            { value: NO_TERM, text: t('schedule:terms.none') },
            ...reSits.terms.map((one) => ({ value: one.id, text: termText(one) })),
          ]}
        />
      </div>
      {make.error ? <Failure error={make.error} /> : null}
      <div className="row">
        <Button type="submit" isDisabled={!isFitting} isPending={make.pending}>
          {t('schedule:reSits.make')}
        </Button>
      </div>
    </form>
  );
}
