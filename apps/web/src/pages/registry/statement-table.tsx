import { type Locale, LOCALES, type StatementProfileList, type StatementSummary } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { urlOf } from '../../core/api-client';
import { LOCALE_NAMES } from '../../core/locale-store';
import { Badge, Button, EmptyState, Select, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useHeaderText } from './use-header-text';
import '../item-banks/item-banks.css';

const FORMATS = ['xlsx', 'csv'] as const;

const TONES = {
  superseded: 'neutral',
  outdated: 'warning',
  current: 'success',
} as const satisfies Record<string, Tone>;

/** Of a superseded one nothing more is to be said: another has taken its place. */
function standingOf({ superseded, outdated }: StatementSummary): keyof typeof TONES {
  if (superseded) return 'superseded';
  return outdated ? 'outdated' : 'current';
}

export interface StatementTableProps {
  statements: readonly StatementSummary[];
  /** Empty for whoever may not take personal numbers along. */
  profiles: StatementProfileList['profiles'];
  onOpen: (statement: StatementSummary) => void;
}

/** The statements that were made, with their files. */
export function StatementTable({ statements, profiles, onOpen }: StatementTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const headerText = useHeaderText();
  const [profile, setProfile] = useState(profiles[0]?.name ?? '');
  const [locale, setLocale] = useState<Locale>(format.locale);
  const nameOf = ({ groupName, version }: StatementSummary) => ({
    group: groupName || t('registry:statements.noGroup'),
    version,
  });
  const mayExport = profiles.length > 0;
  return (
    <div className="stack-s">
      {mayExport && statements.length > 0 ? (
        <div className="bk-bank-fields">
          <Select
            label={t('registry:statements.profile')}
            value={profile}
            onChange={setProfile}
            options={profiles.map(({ name, title }) => ({ value: name, text: headerText(title) }))}
          />
          <Select
            label={t('registry:statements.language')}
            value={locale}
            onChange={setLocale}
            options={LOCALES.map((value) => ({ value, text: LOCALE_NAMES[value] }))}
          />
          <Link to="/registry/profiles">{t('registry:statements.profiles')}</Link>
        </div>
      ) : null}
      <Table
        caption={t('registry:statements.made_list')}
        showCaption
        rows={statements}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('registry:statements.empty')} />}
        columns={[
          {
            key: 'group',
            title: t('registry:statements.group'),
            cell: (statement) => nameOf(statement).group,
          },
          {
            key: 'version',
            title: t('registry:statements.version'),
            cell: ({ version }) => version,
            align: 'end',
          },
          {
            key: 'made',
            title: t('registry:statements.madeAt'),
            cell: ({ madeAt, madeBy }) => (
              <>
                <span className="numeric">{format.shortDateTime(madeAt)}</span>
                <span className="bk-candidate-number muted small">{madeBy}</span>
              </>
            ),
          },
          {
            key: 'confirmed',
            title: t('registry:statements.confirmed'),
            cell: ({ confirmed, rows }) => t('registry:statements.count', { confirmed, rows }),
            align: 'end',
          },
          {
            key: 'state',
            title: t('registry:statements.state'),
            cell: (statement) => {
              const standing = standingOf(statement);
              return (
                <>
                  <Badge tone={TONES[standing]}>{t(`registry:statements.${standing}`)}</Badge>
                  {standing === 'outdated' ? (
                    <span className="bk-candidate-number muted small">
                      {t('registry:statements.outdatedWhy')}
                    </span>
                  ) : null}
                </>
              );
            },
          },
          {
            key: 'files',
            title: t('registry:statements.files'),
            cell: (statement) => (
              <span className="row">
                {LOCALES.map((language) => (
                  <a
                    key={language}
                    href={urlOf('getStatementPdf', {
                      params: { statementId: statement.id },
                      query: { locale: language },
                    })}
                    aria-label={t('registry:statements.pdfOf', {
                      language,
                      ...nameOf(statement),
                    })}
                    download
                  >
                    {t('registry:statements.pdf', { language })}
                  </a>
                ))}
                {mayExport
                  ? FORMATS.map((kind) => (
                      <a
                        key={kind}
                        href={urlOf('exportStatement', {
                          params: { statementId: statement.id },
                          query: { format: kind, profile, locale },
                        })}
                        aria-label={t('registry:statements.fileOf', {
                          format: t(`registry:statements.${kind}`),
                          ...nameOf(statement),
                        })}
                        download
                      >
                        {t(`registry:statements.${kind}`)}
                      </a>
                    ))
                  : null}
                <Button
                  size="s"
                  aria-label={t('registry:statements.openOf', nameOf(statement))}
                  onPress={() => onOpen(statement)}
                >
                  {t('registry:statements.open')}
                </Button>
                <Link
                  to={`/verify/statement/${statement.sha256}`}
                  aria-label={t('registry:statements.verifyOf', nameOf(statement))}
                >
                  {t('registry:statements.verify')}
                </Link>
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
