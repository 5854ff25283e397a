import type { OwnMarking as Marking } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { FormulaText } from '../../components/formulas/formula-text';
import { AnswerFiles } from '../../components/marking/answer-files';
import { MarkedAnswer } from '../../components/marking/marked-answer';
import '../../components/marking/marking.css';
import { RichText } from '../../components/rich-text/rich-text';
import { api, urlOf } from '../../core/api-client';
import { Card } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { MarksOnAppeal, MarksTable } from './marks-table';

/** How the own work was marked: each marker's points by criterion, and the remarks on text and pictures. */
export function OwnMarking({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation();
  const loaded = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getOwnMarking', { params: { attemptId }, signal }),
      [attemptId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading' || loaded.data.marking === null) return null;
  const { marking } = loaded.data;
  return (
    <section className="stack" aria-label={t('marking:own.title')}>
      <h2>{t('marking:own.title')}</h2>
      {marking.items.map((item) => (
        <ItemMarked key={item.itemId} attemptId={attemptId} marking={marking} item={item} />
      ))}
    </section>
  );
}

interface ItemMarkedProps {
  attemptId: string;
  marking: NonNullable<Marking['marking']>;
  item: NonNullable<Marking['marking']>['items'][number];
}

const NOTHING = (): void => undefined;

function ItemMarked({ attemptId, marking: { rubric, markings, onAppeal }, item }: ItemMarkedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { itemId, position, prompt, promptHtml, html, files } = item;
  const given = markings.flatMap(({ place, revision }) => {
    const own = revision.items.find((each) => each.itemId === itemId);
    return own ? [{ place, ...own }] : [];
  });
  const appealed = onAppeal?.items.find((each) => each.itemId === itemId);
  const annotations = [...given, ...(appealed ? [appealed] : [])].flatMap((each) => each.annotations);
  return (
    <Card title={t('marking:question', { number: position })} headingLevel={3}>
      <div className="stack">
        {promptHtml ? (
          <RichText html={promptHtml[format.locale]} withTypedFormulas />
        ) : (
          <p>
            <FormulaText text={format.text(prompt)} />
          </p>
        )}
        <MarkedAnswer
          html={html}
          annotations={annotations.filter(({ kind }) => kind === 'text')}
          isDisabled
          noText={t('marking:noText')}
          onAdd={NOTHING}
          onRemove={NOTHING}
        />
        <AnswerFiles
          files={files}
          urlOf={({ id: fileId }) => urlOf('getAnswerFile', { params: { attemptId, itemId, fileId } })}
          annotations={annotations}
          isDisabled
          onAdd={NOTHING}
          onRemove={NOTHING}
        />
        {given.map(({ place, criteria }) => (
          <MarksTable
            key={place}
            caption={t('marking:own.marker', { number: place })}
            rubric={rubric}
            criteria={criteria}
          />
        ))}
        {appealed && onAppeal ? (
          <MarksOnAppeal rubric={rubric} given={appealed} counts={onAppeal.counts} />
        ) : null}
      </div>
    </Card>
  );
}
