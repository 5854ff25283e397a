import type { CandidateReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { OwnAppealCard } from './own-appeal-card';

export interface OwnAppealProps {
  attemptId: string;
  review: CandidateReview;
  onChanged: () => void;
}

/** The appeal against the decision. */
export function OwnAppeal({ attemptId, review, onChanged }: OwnAppealProps) {
  const { t } = useTranslation();
  const { appeal, appealBy, mayAppeal } = review;
  const params = { attemptId };
  return (
    <OwnAppealCard
      texts="appeal"
      appeal={
        appeal && {
          ...appeal,
          stateName: t(`terms:appealState.${appeal.state}`),
          explanation: t(`result:appeal.explain.${appeal.state}`),
        }
      }
      fileBy={appealBy}
      mayFile={mayAppeal}
      mayWithdraw={appeal?.state === 'filed' || appeal?.state === 'under_review'}
      onFile={async (text) => {
        await api.call('fileAppeal', { params, body: { text } });
        onChanged();
      }}
      onWithdraw={async () => {
        await api.call('withdrawAppeal', { params });
        onChanged();
      }}
    >
      {appeal?.ruling ? (
        <>
          <h3>{t('result:appeal.ruling')}</h3>
          <p>{appeal.ruling}</p>
        </>
      ) : null}
    </OwnAppealCard>
  );
}
