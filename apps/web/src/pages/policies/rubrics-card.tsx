import { hasPermission, type Rubric } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Badge, Button, Card, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { ExamMarking } from './exam-marking';
import { RubricEditor } from './rubric-editor';

/** The criteria of marking in all their versions, and which exam is marked by which. */
export function RubricsCard() {
  const { t } = useTranslation();
  const rubrics = useResource(useCallback((signal: AbortSignal) => api.call('listRubrics', { signal }), []));
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const marked = (exams.data?.exams ?? []).filter(({ format }) => format !== 'test');
  return (
    <Card title={t('marking:rubrics.title')}>
      <p className="muted">{t('marking:rubrics.lead')}</p>
      {rubrics.kind === 'failed' ? (
        <Failure error={rubrics.error} onRetry={rubrics.reload} />
      ) : rubrics.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <>
          <ul className="plain-list stack-s">
            {rubrics.data.rubrics.map((rubric) => (
              <RubricEntry
                key={`${rubric.name} ${rubric.version}`}
                rubric={rubric}
                onChanged={rubrics.reload}
              />
            ))}
          </ul>
          <ul className="plain-list stack">
            {marked.map((exam) => (
              <ExamMarking key={exam.id} exam={exam} rubrics={rubrics.data.rubrics} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function RubricEntry({ rubric, onChanged }: { rubric: Rubric; onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [copying, setCopying] = useState(false);
  const { id, content, version, state, mayApprove } = rubric;
  const approve = useAction(async () => {
    if (!id) return;
    await api.call('approveRubric', { params: { rubricId: id } });
    showToast(t('marking:rubrics.approvedNow'), 'success');
    onChanged();
  });
  const name = t('marking:rubrics.named', { title: format.text(content.title), version });
  return (
    <li className="row-between">
      <details>
        <summary>
          {name}{' '}
          <Badge tone={state === 'approved' ? 'success' : 'warning'}>
            {id === null ? t('marking:rubrics.builtIn') : t(`marking:rubrics.state.${state}`)}
          </Badge>
        </summary>
        <ol>
          {content.criteria.map((criterion) => (
            <li key={criterion.id}>
              {format.text(criterion.title)}{' '}
              <span className="muted small">
                {criterion.levels
                  .map(
                    ({ points, title }) => `${format.number(points, { digits: 1 })} · ${format.text(title)}`,
                  )
                  .join('; ')}
              </span>
            </li>
          ))}
        </ol>
      </details>
      <span className="row">
        {mayApprove ? (
          <Button
            size="s"
            isPending={approve.pending}
            onPress={() => void approve.run()}
            aria-label={t('marking:rubrics.approveNamed', { name })}
          >
            {t('marking:rubrics.approve')}
          </Button>
        ) : null}
        {hasPermission(currentMe().roles, 'rubric:write') ? (
          <Button
            size="s"
            tone="quiet"
            onPress={() => setCopying(true)}
            aria-label={t('marking:rubrics.copyNamed', { name })}
          >
            {t('marking:rubrics.copy')}
          </Button>
        ) : null}
      </span>
      {approve.error ? <Failure error={approve.error} onRetry={() => void approve.run()} /> : null}
      {copying ? (
        <RubricEditor base={rubric} onClose={() => setCopying(false)} onCreated={onChanged} />
      ) : null}
    </li>
  );
}
