import type { ReSitEntitlement } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Badge, Button, Card, Checkbox, EmptyState, Select, Table } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import type { ReSitCardProps } from './re-sit-props';

/** Who is entitled and why; the chosen ones are enrolled in one act. */
export function EntitledCard({ reSits, mayWrite, onSet }: ReSitCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { examId, entitled, exams, maxReSits } = reSits;
  const ahead = exams.filter(({ closesAt }) => new Date(closesAt) > new Date());
  const [target, setTarget] = useState<string | null>(null);
  const reSitExamId = target ?? ahead[0]?.examId ?? null;
  const open = entitled.filter(({ enrolledIn, exhausted }) => enrolledIn === null && !exhausted);
  const [left, setLeft] = useState<readonly string[]>([]);
  const personIds = open.map(({ personId }) => personId).filter((id) => !left.includes(id));
  const enrol = useAction(async () => {
    if (!reSitExamId) return;
    await api.call('enrolReSits', { params: { examId }, body: { reSitExamId, personIds } });
    showToast(t('schedule:reSits.enrolled', { count: personIds.length }), 'success');
    onSet();
  });
  const choose = ({ personId }: ReSitEntitlement, isChosen: boolean) =>
    setLeft(isChosen ? left.filter((id) => id !== personId) : [...left, personId]);
  const mayEnrol = mayWrite && open.length > 0;
  return (
    <Card title={t('schedule:reSits.entitled', { count: entitled.length })}>
      <div className="stack">
        <p className="muted">{t('schedule:reSits.rule', { count: maxReSits })}</p>
        <Table
          caption={t('schedule:reSits.caption')}
          rows={entitled}
          rowKey={({ personId }) => personId}
          empty={<EmptyState title={t('schedule:reSits.none')} />}
          columns={[
            {
              key: 'name',
              title: t('registry:list.name'),
              cell: (one) =>
                mayEnrol && open.includes(one) ? (
                  <Checkbox
                    isSelected={!left.includes(one.personId)}
                    onChange={(isChosen) => choose(one, isChosen)}
                  >
                    {one.displayName}
                  </Checkbox>
                ) : (
                  one.displayName
                ),
            },
            { key: 'group', title: t('registry:list.group'), cell: ({ groupName }) => groupName ?? '—' },
            {
              key: 'why',
              title: t('schedule:reSits.why'),
              cell: ({ ground, letter, mark, asks }) => (
                <>
                  {t(`schedule:reSits.ground.${ground}`)}
                  {letter ? ` (${letter}, ${mark})` : ''}
                  <div className="muted small">{t(`schedule:reSits.asks.${asks}`)}</div>
                </>
              ),
            },
            {
              key: 'state',
              title: t('schedule:reSits.state'),
              cell: (one) => <EntitlementState of={one} maxReSits={maxReSits} />,
            },
          ]}
        />
        {enrol.error ? (
          <>
            <Failure error={enrol.error} />
            <ul className="bullet-list">
              {enrol.error.details.map(({ path, problem }) => (
                <li key={path} lang="en">
                  {entitled.find(({ personId }) => personId === path)?.displayName ?? path}: {problem}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {mayEnrol ? (
          ahead.length === 0 ? (
            <p>{t('schedule:reSits.needExam')}</p>
          ) : (
            <div className="stack-s">
              <Select
                label={t('schedule:reSits.into')}
                value={reSitExamId}
                onChange={setTarget}
                options={ahead.map((exam) => ({
                  value: exam.examId,
                  text: `${format.text(exam.title)}, ${format.dateTimeRange(exam.opensAt, exam.closesAt)}`,
                }))}
              />
              <div className="row">
                <Button
                  tone="primary"
                  isDisabled={personIds.length === 0}
                  isPending={enrol.pending}
                  onPress={() => void enrol.run()}
                >
                  {t('schedule:reSits.enrol', { count: personIds.length })}
                </Button>
              </div>
            </div>
          )
        ) : null}
      </div>
    </Card>
  );
}

function EntitlementState({ of, maxReSits }: { of: ReSitEntitlement; maxReSits: number }) {
  const { t } = useTranslation();
  const { enrolledIn, exhausted, counts, used } = of;
  return (
    <>
      <Badge tone={enrolledIn ? 'success' : exhausted ? 'danger' : 'info'}>
        {t(`schedule:reSits.states.${enrolledIn ? 'enrolled' : exhausted ? 'exhausted' : 'open'}`)}
      </Badge>
      <div className="muted small">
        {counts ? t('schedule:reSits.used', { used, most: maxReSits }) : t('schedule:reSits.notCounted')}
      </div>
    </>
  );
}
