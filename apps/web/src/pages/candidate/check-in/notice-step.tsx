import {
  type CandidateRules,
  type ExamFormat,
  observedSources,
  type ProctoringPolicy,
  type RetentionPeriods,
  type RoomScanPlan,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { conductRulesOf, keptArtefactsOf } from '../../../core/attempt/check-in-notice';
import { Button, Card, Checkbox } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useAction } from '../../../hooks/use-action';
import { NOTICE_SECTIONS, NoticeText } from './notice-text';

export interface NoticeStepProps {
  session: AttemptSession;
  policy: ProctoringPolicy;
  rules: CandidateRules;
  format: ExamFormat;
  roomScan: RoomScanPlan;
  retention: RetentionPeriods;
}

/** Step 2: the rules of this exam and what proctoring does, in plain words, and the agreement to it. */
export function NoticeStep({ session, policy, rules, format, roomScan, retention }: NoticeStepProps) {
  const isObserved = observedSources(policy).length > 0;
  const { t } = useTranslation();
  const things = rules.allowed.map((thing) => t(`terms:allowedThing.${thing}`)).join(', ');
  const allowedText = things ? t('check-in:watched.allowed', { things }) : t('check-in:watched.nothing');
  const [agreed, setAgreed] = useState(false);
  const accept = useAction(useCallback(() => session.acceptNotice(), [session]));
  return (
    <>
      <Card title={t('check-in:rules.title')}>
        <ul className="bullet-list prose">
          {conductRulesOf(policy, roomScan).map((rule) => (
            <li key={rule}>{rule === 'allowed' ? allowedText : t(`check-in:rules.${rule}`)}</li>
          ))}
        </ul>
      </Card>
      <WatchedRules rules={rules} isObserved={isObserved} />
      <Card title={t('check-in:notice.title')}>
        <div className="prose stack">
          {NOTICE_SECTIONS.map((section) => (
            <section key={section} className="stack-s">
              <h3>{t(`check-in:notice.${section}.title`)}</h3>
              <NoticeText section={section} policy={policy} />
              {section === 'recorded' && format === 'oral' ? (
                <p>{t('check-in:notice.recorded.oral')}</p>
              ) : null}
              {section === 'kept' ? <KeptFor retention={retention} policy={policy} /> : null}
            </section>
          ))}
        </div>
      </Card>
      <Checkbox isSelected={agreed} onChange={setAgreed}>
        {t(isObserved ? 'check-in:notice.agree' : 'check-in:notice.agreeUnobserved')}
      </Checkbox>
      <p className="muted small prose">{t('check-in:notice.disagree')}</p>
      {accept.error ? <Failure error={accept.error} onRetry={() => void accept.run()} /> : null}
      <div className="row">
        <Button
          tone="primary"
          isDisabled={!agreed}
          isPending={accept.pending}
          onPress={() => void accept.run()}
        >
          {t('common:action.continue')}
        </Button>
      </div>
    </>
  );
}

/** How long each thing is kept, in days. */
function KeptFor({ retention, policy }: { retention: RetentionPeriods; policy: ProctoringPolicy }) {
  const { t } = useTranslation();
  return (
    <ul className="bullet-list">
      {keptArtefactsOf(policy).map((artefact) => (
        <li key={artefact}>{t(`check-in:notice.keptFor.${artefact}`, { days: retention[artefact] })}</li>
      ))}
    </ul>
  );
}

/** Which rules can mark something in this attempt, by their names. */
function WatchedRules({ rules, isObserved }: { rules: CandidateRules; isObserved: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('check-in:watched.title')}>
      <div className="prose stack-s">
        {isObserved ? (
          <p>
            <strong>{format.text(rules.title)}.</strong> {format.text(rules.description)}
          </p>
        ) : null}
        {rules.watched.length > 0 ? (
          <>
            <p>{t(isObserved ? 'check-in:watched.lead' : 'check-in:watched.leadUnobserved')}</p>
            <ul className="bullet-list">
              {rules.watched.map((rule) => (
                <li key={rule}>{t(`terms:rule.${rule}`)}</li>
              ))}
            </ul>
            <p className="muted">{t('check-in:watched.person')}</p>
          </>
        ) : (
          <p>{t('check-in:watched.none')}</p>
        )}
      </div>
    </Card>
  );
}
