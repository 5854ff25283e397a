import type { CommissionVote, DecideMarkAppeal, MarkAppealDetail } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Button, Card, Notice, Table } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';

export interface CommissionVotesProps {
  appeal: MarkAppealDetail;
  /** The caller agreed with somebody. */
  onVoted: (appeal: MarkAppealDetail) => void;
}

/** What each member is for and who is still to be heard, where more than one has to agree. */
export function CommissionVotes({ appeal, onVoted }: CommissionVotesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: appealId, state, resultState, mayDecide, commission } = appeal;
  const { size, votes, waiting } = commission;
  const agree = useAction(async (vote: CommissionVote) => {
    onVoted(await api.call('decideMarkAppeal', { params: { appealId }, body: sameAs(vote) }));
  });
  const own = votes.find(({ isOwn, isCurrent }) => isOwn && isCurrent);
  const members = votes.filter(({ isCurrent }) => isCurrent).length + waiting.length;
  const isOpen = state === 'filed';
  const isTooSmall = isOpen && resultState === 'confirmed' && members < size;
  if ((size === 1 && votes.length < 2 && !isTooSmall) || state === 'withdrawn') return null;
  return (
    <Card title={t('marking:appeals.votes.title')} keepsFocus>
      {isOpen ? <p>{t('marking:appeals.votes.needed', { count: size })}</p> : null}
      {isTooSmall ? (
        <Notice tone="warning">
          {members === 0
            ? t('marking:appeals.votes.nobody')
            : t('marking:appeals.votes.tooFew', { count: members })}
        </Notice>
      ) : null}
      {isOpen && waiting.length > 0 ? (
        <p>{t('marking:appeals.votes.waiting', { names: waiting.join(', ') })}</p>
      ) : null}
      {agree.error ? <Failure error={agree.error} /> : null}
      {votes.length > 0 ? (
        <Table
          caption={t('marking:appeals.votes.caption')}
          rows={votes}
          rowKey={({ memberName, votedAt }) => `${memberName} ${votedAt}`}
          columns={[
            {
              key: 'member',
              title: t('marking:appeals.votes.member'),
              isRowHeader: true,
              cell: ({ memberName }) => memberName,
            },
            {
              key: 'decision',
              title: t('marking:appeals.votes.decision'),
              cell: ({ decision, mark, revision, isCurrent }) => (
                <span className="stack-s">
                  <span>
                    {t(`marking:appeals.votes.for.${decision}`, {
                      mark: format.number(mark),
                      number: revision,
                    })}
                  </span>
                  {isCurrent ? null : (
                    <span className="muted small">{t('marking:appeals.votes.outdated')}</span>
                  )}
                </span>
              ),
            },
            { key: 'reason', title: t('marking:appeals.reason'), cell: ({ reason }) => reason },
            {
              key: 'at',
              title: t('marking:appeals.votes.at'),
              cell: ({ votedAt }) => <span className="numeric">{format.dateTime(votedAt)}</span>,
            },
            ...(mayDecide
              ? [
                  {
                    key: 'agree',
                    title: t('common:action.column'),
                    cell: (vote: CommissionVote) =>
                      vote.isCurrent && !vote.isOwn && !(own && isSame(own, vote)) ? (
                        <Button
                          size="s"
                          isPending={agree.pending}
                          aria-label={t('marking:appeals.votes.agreeNamed', { name: vote.memberName })}
                          onPress={() => void agree.run(vote)}
                        >
                          {t('marking:appeals.votes.agree')}
                        </Button>
                      ) : (
                        '—'
                      ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
    </Card>
  );
}

function isSame(one: CommissionVote, other: CommissionVote): boolean {
  return one.decision === other.decision && one.mark === other.mark;
}

function sameAs({ decision, mark, revision, reason }: CommissionVote): DecideMarkAppeal {
  if (decision === 'criteria' && revision !== null) return { decision, revision, reason };
  return decision === 'total' ? { decision, mark, reason } : { decision: 'upheld', reason };
}
