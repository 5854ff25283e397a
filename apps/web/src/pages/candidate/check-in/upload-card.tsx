import { UPLOAD_PROFILES } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { Badge, Button, Card, ProgressBar } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import type { UploadSpeed } from './use-upload-speed';

export function UploadCard({ upload }: { upload: UploadSpeed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const slow = upload.kbps !== null && upload.kbps < UPLOAD_PROFILES.p120.totalKbps;
  return (
    <Card
      title={t('check-in:upload.title')}
      aside={
        upload.kbps === null ? undefined : (
          <Badge tone={slow ? 'warning' : 'success'}>
            {slow ? t('check-in:upload.slow') : t('check-in:state.ready')}
          </Badge>
        )
      }
    >
      {upload.progress !== null ? (
        <ProgressBar
          label={t('check-in:upload.measuring')}
          value={upload.progress * 100}
          valueText={format.percent(upload.progress)}
        />
      ) : null}
      {upload.kbps !== null ? (
        <p>
          {t('check-in:upload.measured', { kbps: format.number(upload.kbps, { digits: 0 }) })}{' '}
          {slow ? t('check-in:upload.slowAdvice') : t('check-in:upload.enough')}
        </p>
      ) : null}
      {upload.error ? <Failure error={upload.error} onRetry={upload.measure} /> : null}
      {upload.kbps !== null ? (
        <div className="row">
          <Button size="s" onPress={upload.measure}>
            {t('check-in:upload.again')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
