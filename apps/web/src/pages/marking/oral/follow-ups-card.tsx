import type { OralDetail } from '@bakylau/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { Button, Card, TextField } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';

export interface FollowUpsCardProps {
  oral: OralDetail;
  canAdd: boolean;
  onDone: (oral: OralDetail) => void;
}

/** What was asked besides the ticket. What is noted stays. */
export function FollowUpsCard({ oral, canAdd, onDone }: FollowUpsCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const add = useAction(async () => {
    const { attemptId } = oral;
    onDone(await api.call('addFollowUp', { params: { attemptId }, body: { text: text.trim() } }));
    setText('');
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') void add.run();
  };
  return (
    <Card title={t('oral:followUps.title')}>
      {oral.followUps.length === 0 ? <p className="muted">{t('oral:followUps.none')}</p> : null}
      <ol className="plain-list stack-s" aria-label={t('oral:followUps.title')} aria-live="polite">
        {oral.followUps.map(({ id, examiner, text: asked, atMs }) => (
          <li key={id}>
            <p>{asked}</p>
            <p className="muted small numeric">
              {examiner} · {format.clock(atMs)}
            </p>
          </li>
        ))}
      </ol>
      {canAdd ? (
        <form className="stack-s" onSubmit={onSubmit}>
          <TextField
            label={t('oral:followUps.field')}
            description={t('oral:followUps.stays')}
            multiline
            rows={2}
            maxLength={1000}
            value={text}
            onChange={setText}
          />
          <div>
            <Button type="submit" isPending={add.pending} isDisabled={text.trim() === ''}>
              {t('oral:followUps.add')}
            </Button>
          </div>
        </form>
      ) : null}
      {add.error ? <Failure error={add.error} onRetry={() => void add.run()} /> : null}
    </Card>
  );
}
