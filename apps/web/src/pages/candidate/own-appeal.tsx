import type { CandidateReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { WrittenTextForm } from '../../components/written-text-form';
import { api } from '../../core/api-client';
import { Badge, Button, Card, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';

export interface OwnAppealProps {
  attemptId: string;
  review: CandidateReview;
  onChanged: () => void;
}

/** The appeal against the decision: its form until the deadline, then where it stands. */
export function OwnAppeal({ attemptId, review, onChanged }: OwnAppealProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { appeal, appealBy, mayAppeal } = review;
  const withdraw = useAction(async () => {
    await api.call('withdrawAppeal', { params: { attemptId } });
    onChanged();
  });
  if (!appeal && !appealBy) return null;
  const isOpen = appeal?.state === 'filed' || appeal?.state === 'under_review';
  return (
    <Card
      title={t('result:appeal.title')}
      aside={appeal ? <Badge>{t(`terms:appealState.${appeal.state}`)}</Badge> : null}
    >
      {appeal ? (
        <>
          <p>{t(`result:appeal.explain.${appeal.state}`)}</p>
          <p>{appeal.statement}</p>
          <p className="muted small">{format.dateTime(appeal.filedAt)}</p>
          {appeal.ruling ? (
            <>
              <h3>{t('result:appeal.ruling')}</h3>
              <p>{appeal.ruling}</p>
            </>
          ) : null}
        </>
      ) : (
        <p>
          {t(mayAppeal ? 'result:appeal.until' : 'result:appeal.over', {
            time: appealBy ? format.dateTime(appealBy) : '',
          })}
        </p>
      )}
      {mayAppeal ? (
        <WrittenTextForm
          label={t('result:appeal.label')}
          description={t('result:appeal.hint')}
          action={t('result:appeal.file')}
          onSend={async (text) => {
            await api.call('fileAppeal', { params: { attemptId }, body: { text } });
            onChanged();
          }}
        />
      ) : null}
      {withdraw.error ? (
        <Notice tone="danger" role="alert">
          {errorText(withdraw.error)}
        </Notice>
      ) : null}
      {isOpen ? (
        <div>
          <Button isPending={withdraw.pending} onPress={() => void withdraw.run()}>
            {t('result:appeal.withdraw')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
