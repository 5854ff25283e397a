import type { CandidateExam } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { useFormat } from '../../hooks/use-format';

/** When and where the candidate sits the exam, by the browser's zone, and the way to put it into a calendar. */
export function OwnSittingFacts({ exam }: { exam: CandidateExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId, sitting } = exam;
  if (!sitting) return null;
  return (
    <>
      <dl className="facts">
        <dt>{t('schedule:own.place')}</dt>
        <dd>{sitting.room}</dd>
        {sitting.startsAt ? (
          <>
            <dt>{t('schedule:own.time')}</dt>
            <dd>
              <strong>{format.dateTime(sitting.startsAt)}</strong> ({format.timeZone()})
            </dd>
          </>
        ) : null}
        <dt>{t('schedule:own.lastStart')}</dt>
        <dd>
          {format.dateTime(sitting.lastStartAt)} ({format.timeZone()})
        </dd>
      </dl>
      <p>
        <a
          href={urlOf('getMyCalendar', { query: { examId, locale: format.locale } })}
          aria-label={t('schedule:own.calendarOf', { exam: format.text(exam.title) })}
          download
        >
          {t('schedule:own.calendar')}
        </a>
      </p>
    </>
  );
}
