import {
  type ExamChecks as Checks,
  hasPermission,
  RANDOM_ROOM_SCANS_AT_MOST,
  type RoomScanPlan,
  roomScanPlanSchema,
  type SetExamChecks,
  type StaffExam,
} from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Card, Select, Spinner, Table } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import './policies.css';

/** The exams of the caller, each with what it asks of its candidates besides being watched. */
export function ExamChecks() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  return (
    <Card title={t('policies:checks.title')}>
      <p className="muted">{t('policies:checks.lead')}</p>
      {exams.kind === 'failed' ? (
        <Failure error={exams.error} onRetry={exams.reload} />
      ) : exams.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <Table
          caption={t('policies:checks.title')}
          rows={exams.data.exams}
          rowKey={({ id }) => id}
          columns={[
            { key: 'exam', title: t('policies:assign.exam'), cell: ({ title }) => format.text(title) },
            {
              key: 'checks',
              title: t('policies:checks.asked'),
              cell: (exam) => <ChecksOfExam exam={exam} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

function ChecksOfExam({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const { id: examId } = exam;
  const checks = useResource(
    useCallback((signal: AbortSignal) => api.call('getExamChecks', { params: { examId }, signal }), [examId]),
  );
  const { reload } = checks;
  const set = useAction(
    useCallback(
      async (body: SetExamChecks) => {
        await api.call('setExamChecks', { params: { examId }, body });
        showToast(t('policies:checks.done'), 'success');
        reload();
      },
      [examId, reload, t],
    ),
  );
  if (checks.kind === 'failed') return <Failure error={checks.error} onRetry={reload} />;
  if (checks.kind === 'loading') return <Spinner text={t('common:loading')} />;
  if (!checks.data.camera) return <span className="muted">{t('policies:checks.noCamera')}</span>;
  return (
    <div className="stack-s">
      <ChecksFields
        exam={exam}
        checks={checks.data}
        isDisabled={!checks.data.editable || set.pending || !hasPermission(currentMe().roles, 'policy:write')}
        onChange={(body) => void set.run(body)}
      />
      {checks.data.editable ? null : <p className="muted small">{t('policies:checks.begun')}</p>}
      {set.error ? <Failure error={set.error} onRetry={reload} /> : null}
    </div>
  );
}

interface ChecksFieldsProps {
  exam: StaffExam;
  checks: Checks;
  isDisabled: boolean;
  onChange: (checks: SetExamChecks) => void;
}

function ChecksFields({ exam, checks, isDisabled, onChange }: ChecksFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { roomScan, randomRoomScans, liveness } = checks;
  const title = format.text(exam.title);
  return (
    <div className="bk-exam-checks">
      <Select
        label={t('policies:checks.roomScan')}
        labelOf={title}
        value={planKey(roomScan, randomRoomScans)}
        onChange={(chosen) => onChange({ ...planOf(chosen), liveness })}
        isDisabled={isDisabled}
        options={planKeys.map((key) => {
          const plan = planOf(key);
          const text = t(`policies:checks.plan.${plan.roomScan}`, { count: plan.randomRoomScans });
          return { value: key, text };
        })}
      />
      <Select
        label={t('policies:checks.liveness')}
        labelOf={title}
        value={liveness}
        onChange={(chosen) =>
          onChange({ roomScan, randomRoomScans, liveness: chosen === 'on' ? 'on' : 'off' })
        }
        isDisabled={isDisabled}
        options={(['off', 'on'] as const).map((value) => ({ value, text: t(`policies:checks.${value}`) }))}
      />
    </div>
  );
}

/** A plan and a number as one choice; plans without scans by lot have no number. */
function planKey(roomScan: RoomScanPlan, randomRoomScans: number): string {
  return isByLot(roomScan) ? `${roomScan} ${randomRoomScans}` : roomScan;
}

function planOf(key: string): Pick<SetExamChecks, 'roomScan' | 'randomRoomScans'> {
  const [plan, count = '1'] = key.split(' ');
  return { roomScan: roomScanPlanSchema.parse(plan), randomRoomScans: Number(count) };
}

const isByLot = (plan: RoomScanPlan): boolean => plan === 'random' || plan === 'both';
const numbers = Array.from({ length: RANDOM_ROOM_SCANS_AT_MOST }, (_, i) => i + 1);
const planKeys = roomScanPlanSchema.options.flatMap((plan) =>
  isByLot(plan) ? numbers.map((number) => planKey(plan, number)) : [plan],
);
