import type { RulesPolicyContent } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, Card, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';

/** What a policy says, with what it leaves to the defaults. */
export function PolicyContent({ content }: { content: RulesPolicyContent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rules, thresholds, allowed, analysis } = content;
  const onOff = (on: boolean) => (
    <Badge tone={on ? 'success' : 'neutral'}>{on ? t('policies:on') : t('policies:off')}</Badge>
  );
  return (
    <>
      <Card title={t('policies:allowed')}>
        <p>
          {allowed.length > 0
            ? allowed.map((thing) => t(`terms:allowedThing.${thing}`)).join(', ')
            : t('policies:nothingAllowed')}
        </p>
        <p className="row">
          {t('policies:gaze')} {onOff(analysis.gaze)} {t('policies:objects')} {onOff(analysis.objects)}
        </p>
      </Card>
      <Table
        caption={t('policies:rules')}
        showCaption
        rows={rules}
        rowKey={({ rule }) => rule}
        columns={[
          { key: 'rule', title: t('policies:rule'), cell: ({ rule }) => t(`terms:rule.${rule}`) },
          { key: 'ledger', title: t('policies:ledger'), cell: ({ ledger }) => t(`terms:ledger.${ledger}`) },
          { key: 'enabled', title: t('policies:state'), cell: ({ enabled }) => onOff(enabled) },
          {
            key: 'severity',
            title: t('policies:severity'),
            cell: ({ severity }) =>
              severity ? t(`terms:severity.${severity}`) : <span className="muted">{t('policies:own')}</span>,
          },
        ]}
      />
      <Table
        caption={t('policies:thresholds')}
        showCaption
        rows={thresholds}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('policies:threshold'), cell: ({ name }) => <code>{name}</code> },
          {
            key: 'value',
            title: t('policies:value'),
            align: 'end',
            cell: ({ value, defaultValue }) => (
              <span className="numeric">
                {value === defaultValue ? format.number(value) : <strong>{format.number(value)}</strong>}
              </span>
            ),
          },
          {
            key: 'default',
            title: t('policies:defaultValue'),
            align: 'end',
            cell: ({ defaultValue }) => <span className="numeric muted">{format.number(defaultValue)}</span>,
          },
        ]}
      />
    </>
  );
}
