import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WrittenTextForm } from '../../components/written-text-form';
import { Badge, Button, Card, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';

export interface OwnAppealCardProps {
  /** Its group of texts in the catalogue of results. */
  texts: 'appeal' | 'markAppeal';
  /** Null until one is filed. */
  appeal: { stateName: string; explanation: string; statement: string; filedAt: string } | null;
  /** Until when an appeal is taken; null where none is possible. */
  fileBy: string | null;
  mayFile: boolean;
  mayWithdraw: boolean;
  onFile: (text: string) => Promise<void>;
  onWithdraw: () => Promise<void>;
  /** What was decided. */
  children?: ReactNode;
}

/** An own appeal: its form until the deadline, then where it stands and what was decided. */
export function OwnAppealCard({ texts, appeal, fileBy, mayFile, ...rest }: OwnAppealCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const withdraw = useAction(rest.onWithdraw);
  if (!appeal && !fileBy) return null;
  return (
    <Card title={t(`result:${texts}.title`)} aside={appeal ? <Badge>{appeal.stateName}</Badge> : null}>
      {appeal ? (
        <>
          <p>{appeal.explanation}</p>
          <p>{appeal.statement}</p>
          <p className="muted small">{format.dateTime(appeal.filedAt)}</p>
          {rest.children}
        </>
      ) : (
        <p>
          {t(mayFile ? `result:${texts}.until` : `result:${texts}.over`, {
            time: fileBy ? format.dateTime(fileBy) : '',
          })}
        </p>
      )}
      {mayFile ? (
        <WrittenTextForm
          label={t(`result:${texts}.label`)}
          description={t(`result:${texts}.hint`)}
          action={t(`result:${texts}.file`)}
          onSend={rest.onFile}
        />
      ) : null}
      {withdraw.error ? (
        <Notice tone="danger" role="alert">
          {errorText(withdraw.error)}
        </Notice>
      ) : null}
      {rest.mayWithdraw ? (
        <div>
          <Button isPending={withdraw.pending} onPress={() => void withdraw.run()}>
            {t(`result:${texts}.withdraw`)}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
