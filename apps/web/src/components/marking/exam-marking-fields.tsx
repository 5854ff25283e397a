import { hasPermission, type Rubric, type SetExamMarking, type StaffExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Select, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';

const BUILT_IN = 'built-in';
const TIE_BREAKS = [5, 10, 15, 20] as const;
const RESOLUTIONS = ['third', 'closest_two', 'mean'] as const;

export interface ExamMarkingFieldsProps {
  exam: StaffExam;
  rubrics: readonly Rubric[];
}

/** By which criteria one exam is marked, by how many people, and what holds when two differ. */
export function ExamMarkingFields({ exam, rubrics }: ExamMarkingFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const marking = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamMarking', { params: { examId }, signal }),
      [examId],
    ),
  );
  const { reload } = marking;
  const set = useAction(async (body: SetExamMarking) => {
    await api.call('setExamMarking', { params: { examId }, body });
    showToast(t('marking:policy.done'), 'success');
    reload();
  });
  if (marking.kind === 'failed') return <Failure error={marking.error} onRetry={reload} />;
  if (marking.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { rubricId, policy, editable } = marking.data;
  const title = format.text(exam.title);
  const isDisabled = !editable || set.pending || !hasPermission(currentMe().roles, 'rubric:write');
  const offered = rubrics.filter((rubric) => rubric.format === exam.format && rubric.state === 'approved');
  return (
    <div className="stack-s">
      <div className="row">
        <Select
          label={t('marking:criteria')}
          labelOf={title}
          value={rubricId ?? BUILT_IN}
          isDisabled={isDisabled}
          onChange={(chosen) => void set.run({ rubricId: chosen === BUILT_IN ? null : chosen, policy })}
          options={offered.map(({ id, content, version }) => ({
            value: id ?? BUILT_IN,
            text: t('marking:rubrics.named', { title: format.text(content.title), version }),
          }))}
        />
        {/* A panel is as large as the exam's tickets say, and the mean of all counts. */}
        {exam.format === 'oral' ? null : (
          <Select
            label={t('marking:markers')}
            labelOf={title}
            value={policy.markers === 1 ? 'one' : `two ${policy.tieBreakOver}`}
            isDisabled={isDisabled}
            onChange={(chosen) => {
              const tieBreakOver = Number(chosen.split(' ')[1] ?? policy.tieBreakOver);
              const markers = chosen === 'one' ? 1 : 2;
              void set.run({ rubricId, policy: { ...policy, markers, tieBreakOver } });
            }}
            options={[
              { value: 'one', text: t('marking:policy.one') },
              ...[...new Set([...TIE_BREAKS, policy.tieBreakOver])].map((over) => ({
                value: `two ${over}`,
                text: t('marking:policy.two', { over }),
              })),
            ]}
          />
        )}
        {exam.format === 'oral' || policy.markers === 1 ? null : (
          <Select
            label={t('marking:policy.resolution')}
            labelOf={title}
            value={policy.resolution}
            isDisabled={isDisabled}
            onChange={(resolution) => void set.run({ rubricId, policy: { ...policy, resolution } })}
            options={RESOLUTIONS.map((value) => ({
              value,
              text: t(`marking:policy.resolutions.${value === 'closest_two' ? 'closest' : value}`),
            }))}
          />
        )}
      </div>
      {editable ? null : <p className="muted small">{t('marking:policy.begun')}</p>}
      {set.error ? <Failure error={set.error} onRetry={reload} /> : null}
    </div>
  );
}
