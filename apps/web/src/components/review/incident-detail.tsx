import type { GiveVerdict, Incident } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, Notice } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { ExplanationFigures, ExplanationSummary } from '../incident-card/explanation-card';
import { SEVERITY_TONES, VERDICT_TONES } from '../incident-card/incident-labels';
import { LedgerMark } from '../incident-card/ledger-mark';
import './review.css';
import { VerdictForm } from './verdict-form';
import { VerdictHistory } from './verdict-history';

export type VerdictLock = 'decided' | 'role' | 'supervised_alone';

export interface IncidentDetailProps {
  incident: Incident;
  /** The verdict that is chosen but not saved yet. */
  proposed: GiveVerdict['verdict'] | null;
  onPropose: (verdict: GiveVerdict['verdict']) => void;
  /** Why no verdict can be given now; null when it can. */
  locked: VerdictLock | null;
  /** How many other incidents of the rule wait for a verdict. */
  alike: number;
  onGive: (verdict: GiveVerdict, alikeToo: boolean) => Promise<void>;
  onUndo: () => Promise<void>;
  onWatch: () => void;
}

/** The selected incident: its card, and the verdict on it. Give it the incident's id as key. */
export function IncidentDetail(props: IncidentDetailProps) {
  const { incident, proposed, onPropose, locked, alike, onGive, onUndo, onWatch } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const rule = t(`terms:rule.${incident.rule}`);
  const asks = locked === null && (incident.verdict === 'pending' || changing);
  return (
    <section className="bk-detail" aria-label={t('review:detail.label', { rule })}>
      <div className="row-between">
        <h3>{rule}</h3>
        <Button size="s" onPress={onWatch}>
          {t('review:detail.watch')}
        </Button>
      </div>
      <p className="row small">
        <LedgerMark ledger={incident.ledger} />
        <Badge tone={SEVERITY_TONES[incident.severity]}>{t(`terms:severity.${incident.severity}`)}</Badge>
        <span className="numeric">
          {format.clock(incident.startedAtMs)} –{' '}
          {incident.endedAtMs === null ? t('review:timeline.stillOpen') : format.clock(incident.endedAtMs)}
        </span>
        <span className="numeric muted">{format.timeWithSeconds(incident.startedAt)}</span>
      </p>
      <ExplanationSummary incident={incident} />
      {asks ? (
        <VerdictForm
          incident={incident}
          verdict={proposed}
          alike={alike}
          onChoose={onPropose}
          onGive={onGive}
          {...(changing ? { onCancel: () => setChanging(false) } : {})}
        />
      ) : (
        <GivenVerdict
          incident={incident}
          onChange={locked === null ? () => setChanging(true) : null}
          onUndo={onUndo}
        />
      )}
      {locked && incident.verdict === 'pending' ? (
        <Notice tone="info">{t(`review:verdict.locked.${locked}`)}</Notice>
      ) : null}
      <VerdictHistory incident={incident} />
      <ExplanationFigures incident={incident} />
    </section>
  );
}

function GivenVerdict({
  incident,
  onChange,
  onUndo,
}: {
  incident: Incident;
  onChange: (() => void) | null;
  onUndo: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (incident.verdict === 'pending') return null;
  return (
    <div className="bk-given stack-s">
      <div className="row-between">
        <p className="row">
          <Badge tone={VERDICT_TONES[incident.verdict]}>{t(`terms:verdict.${incident.verdict}`)}</Badge>
          {incident.verdictReason ? <span>{t(`terms:verdictReason.${incident.verdictReason}`)}</span> : null}
        </p>
        {onChange ? (
          <span className="row">
            <Button size="s" tone="quiet" onPress={() => void onUndo()}>
              {t('review:verdict.undo')}
            </Button>
            <Button size="s" tone="quiet" onPress={onChange}>
              {t('review:verdict.change')}
            </Button>
          </span>
        ) : null}
      </div>
      {incident.verdictNote ? <p>{incident.verdictNote}</p> : null}
      {incident.verdictBy && incident.verdictAt ? (
        <p className="muted small">
          {t('review:verdict.by', { name: incident.verdictBy, time: format.dateTime(incident.verdictAt) })}
        </p>
      ) : null}
    </div>
  );
}
