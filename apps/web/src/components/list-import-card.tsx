import { type ReactNode, useCallback, useState } from 'react';
import { announce } from '../core/announcer';
import { Button, Card, Notice } from '../design';
import { useAction } from '../hooks/use-action';
import { Failure } from './failure';
import { FileField } from './file-field';

export interface ListImportCardProps<R extends { dryRun: boolean }> {
  /** `title`, `lead`, `file` and `check` of the card, and the titles above its report. */
  words: { title: string; lead: string; file: string; check: string; dryTitle: string; doneTitle: string };
  send: (list: Blob, dryRun: 'yes' | 'no') => Promise<R>;
  onStored: () => void;
  /** The sentence that sums a report up; also read out. */
  countsOf: (report: R) => string;
  /** What keeps the list for real; null when nothing of it can be kept. */
  takeOf: (report: R) => string | null;
  hasLeftOut: (report: R) => boolean;
  /** Fields that change what would happen; they call back when they change, and the list is checked anew. */
  options?: (onChanged: () => void) => ReactNode;
  children: (report: R) => ReactNode;
}

/** A list from a file: first what would happen, then, if that is wanted, for real. */
export function ListImportCard<R extends { dryRun: boolean }>(props: ListImportCardProps<R>) {
  const { words, send, onStored, countsOf, takeOf, hasLeftOut, options, children } = props;
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<R | null>(null);
  const sending = useAction(
    useCallback(
      async (dryRun: 'yes' | 'no') => {
        if (!file) return;
        const told = await send(new Blob([file], { type: 'application/octet-stream' }), dryRun);
        setReport(told);
        announce(countsOf(told));
        if (!told.dryRun) onStored();
      },
      [file, send, countsOf, onStored],
    ),
  );
  const take = report?.dryRun ? takeOf(report) : null;
  return (
    <Card title={words.title}>
      <div className="stack">
        <p className="muted">{words.lead}</p>
        <FileField
          label={words.file}
          accept=".csv,.txt,.xlsx"
          chosen={file?.name ?? null}
          onChoose={([chosen]) => {
            setFile(chosen ?? null);
            // A report of another file would mislead.
            setReport(null);
          }}
        />
        {options?.(() => setReport((told) => (told?.dryRun ? null : told)))}
        {sending.error ? <Failure error={sending.error} /> : null}
        <div className="row">
          <Button isDisabled={!file} isPending={sending.pending} onPress={() => void sending.run('yes')}>
            {words.check}
          </Button>
          {take ? (
            <Button tone="primary" isPending={sending.pending} onPress={() => void sending.run('no')}>
              {take}
            </Button>
          ) : null}
        </div>
        {report ? (
          <div className="stack">
            <Notice
              tone={hasLeftOut(report) ? 'warning' : 'success'}
              title={report.dryRun ? words.dryTitle : words.doneTitle}
            >
              {countsOf(report)}
            </Notice>
            {children(report)}
          </div>
        ) : null}
      </div>
    </Card>
  );
}

/** What is to be said of a line, one remark below the other. */
export function LineProblems({ problems }: { problems: readonly string[] }) {
  return problems.map((words, i) => <div key={i}>{words}</div>);
}
