import type { CaseMaterials as Materials } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseFileView } from '../../../components/case-files/case-file-view';
import { RichText } from '../../../components/rich-text/rich-text';
import { api, urlOf } from '../../../core/api-client';
import { Card, Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';

/** What of the case is out; the page reads the attempt again every few seconds, so the next part comes by itself. */
export function CaseMaterials({ attemptId, materials }: { attemptId: string; materials: Materials }) {
  const { t } = useTranslation();
  const format = useFormat();
  const loadSheets = useCallback(
    (fileId: string, signal: AbortSignal) =>
      api.call('getAttemptCaseSheets', { params: { attemptId, fileId }, signal }),
    [attemptId],
  );
  const { released, toCome, nextAt } = materials;
  return (
    <Card title={t('written:materials.title')}>
      {released.map(({ id, title, html, files, releasedAt }, i) => (
        <details key={id} open={i === released.length - 1}>
          <summary>
            {format.text(title)}{' '}
            <span className="muted small numeric">
              {t('written:materials.since', { time: format.time(releasedAt) })}
            </span>
          </summary>
          <RichText html={html[format.locale]} lang={format.locale} withTypedFormulas />
          {files.map((file) => (
            <CaseFileView
              key={file.id}
              file={file}
              url={urlOf('getAttemptCaseFile', { params: { attemptId, fileId: file.id } })}
              loadSheets={loadSheets}
            />
          ))}
        </details>
      ))}
      <div aria-live="polite">
        {nextAt ? (
          <Notice tone="info">
            {t('written:materials.next', { count: toCome, time: format.time(nextAt) })}
          </Notice>
        ) : null}
      </div>
    </Card>
  );
}
