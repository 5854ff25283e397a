import type { Seal } from '@bakylau/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { Notice, PageHeader, Spinner, type NoticeProps } from '../../design';
import type { Resource } from '../../hooks/use-resource';
import '../../components/review/review.css';

export interface ConfirmationProps<T> {
  title: string;
  lead: string;
  /** Told where the service knows no such hash. */
  unknown: { title: string; text: string };
  resource: Resource<T> & { reload: () => void };
  children: (found: T) => ReactNode;
}

/** A public page that says whether what carries a hash is real. */
export function Confirmation<T>({ title, lead, unknown, resource, children }: ConfirmationProps<T>) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {resource.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : resource.kind === 'ready' ? (
        children(resource.data)
      ) : resource.error.status === 404 || resource.error.status === 400 ? (
        <Notice tone="danger" role="alert" title={unknown.title}>
          {unknown.text}
        </Notice>
      ) : (
        <Failure error={resource.error} onRetry={resource.reload} />
      )}
    </>
  );
}

const TONES: Record<Seal['signature'], NoticeProps['tone']> = {
  valid: 'success',
  invalid: 'danger',
  unknown_key: 'warning',
};

export function SignatureNotice({ signature, title }: Pick<Seal, 'signature'> & { title: string }) {
  return <Notice tone={TONES[signature]} role={signature === 'valid' ? 'status' : 'alert'} title={title} />;
}
