import type { CaseFile, ShownSheets } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { Spinner } from '../../design';
import { Failure } from '../failure';
import './case-files.css';
import { SheetTable } from './sheet-table';

export interface CaseFileViewProps {
  file: CaseFile;
  url: string;
  /** Must be stable: it is called when the sheets are first opened. */
  loadSheets: (fileId: string, signal: AbortSignal) => Promise<ShownSheets>;
}

/** A file of a case: a link to it, and in the page what can be shown there, so that nobody leaves the exam to read it. */
export function CaseFileView({ file, url, loadSheets }: CaseFileViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [wasOpened, setWasOpened] = useState(false);
  const { name, contentType, sizeBytes, hasSheets } = file;
  return (
    <div className="stack-s bk-case-file">
      <p className="row">
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
        <span className="muted small numeric">
          {t('written:files.size', { kb: format.number(Math.ceil(sizeBytes / 1024), { digits: 0 }) })}
        </span>
      </p>
      {contentType.startsWith('image/') ? (
        <img className="bk-case-file__picture" src={url} alt={name} />
      ) : null}
      {hasSheets ? (
        <details onToggle={({ currentTarget }) => setWasOpened((was) => was || currentTarget.open)}>
          <summary>{t('written:materials.showSheets', { name })}</summary>
          {wasOpened ? <Sheets file={file} loadSheets={loadSheets} /> : null}
        </details>
      ) : null}
    </div>
  );
}

function Sheets({ file: { id, name }, loadSheets }: Omit<CaseFileViewProps, 'url'>) {
  const { t } = useTranslation();
  const loaded = useResource(useCallback((signal: AbortSignal) => loadSheets(id, signal), [id, loadSheets]));
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return loaded.data.sheets.map((sheet, i) => (
    <details key={i} open={i === 0}>
      <summary>{t('written:materials.sheet', { number: i + 1 })}</summary>
      <SheetTable sheet={sheet} caption={`${name}, ${t('written:materials.sheet', { number: i + 1 })}`} />
    </details>
  ));
}
