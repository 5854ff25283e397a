import { hasPermission, type Person } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Link } from 'react-router';
import { Badge, Button, ButtonLink, EmptyState, PageHeader, Spinner, Table, TextField } from '../../design';
import { useResource } from '../../hooks/use-resource';
import { AccommodationDialog } from './accommodation-dialog';
import { AddPersonDialog } from './add-person-dialog';
import { AdminSections } from './admin-sections';
import { EnrolPhotoDialog } from './enrol-photo-dialog';

/** Everybody who may sign in, with roles and enrolled photos. */
export function PeoplePage() {
  const { t } = useTranslation();
  const people = useResource(useCallback((signal: AbortSignal) => api.call('listPeople', { signal }), []));
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [photoOf, setPhotoOf] = useState<Person | null>(null);
  const [termsOf, setTermsOf] = useState<Person | null>(null);
  const mayAccommodate = hasPermission(currentMe().roles, 'accommodation:write');
  const mayWrite = hasPermission(currentMe().roles, 'people:write');
  return (
    <>
      <PageHeader
        title={t('admin:people.title')}
        actions={
          mayWrite ? (
            <>
              <ButtonLink to="/admin/people/import">{t('people:import.open')}</ButtonLink>
              <Button tone="primary" onPress={() => setAdding(true)}>
                {t('admin:people.add')}
              </Button>
            </>
          ) : undefined
        }
      />
      <AdminSections />
      {people.kind === 'failed' ? (
        <Failure error={people.error} onRetry={people.reload} />
      ) : people.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <>
          <TextField
            label={t('admin:people.search')}
            type="search"
            value={query}
            onChange={setQuery}
            className="bk-people__search"
          />
          <PeopleTable
            people={matching(people.data.people, query)}
            onPhoto={mayWrite ? setPhotoOf : null}
            onTerms={mayAccommodate ? setTermsOf : null}
            isFiltered={query.trim() !== ''}
          />
        </>
      )}
      <AddPersonDialog isOpen={adding} onClose={() => setAdding(false)} onAdded={people.reload} />
      {photoOf ? (
        <EnrolPhotoDialog person={photoOf} onClose={() => setPhotoOf(null)} onEnrolled={people.reload} />
      ) : null}
      {termsOf ? <AccommodationDialog person={termsOf} onClose={() => setTermsOf(null)} /> : null}
    </>
  );
}

interface PeopleTableProps {
  people: readonly Person[];
  onPhoto: ((person: Person) => void) | null;
  onTerms: ((person: Person) => void) | null;
  isFiltered: boolean;
}

function PeopleTable({ people, onPhoto, onTerms, isFiltered }: PeopleTableProps) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t('admin:people.caption')}
      rows={people}
      rowKey={(person) => person.id}
      empty={<EmptyState title={isFiltered ? t('admin:people.noneFound') : t('admin:people.empty')} />}
      columns={[
        {
          key: 'name',
          title: t('admin:people.name'),
          cell: (person) => <Link to={`/admin/people/${person.id}`}>{person.displayName}</Link>,
        },
        { key: 'login', title: t('admin:people.login'), cell: (person) => person.login },
        {
          key: 'number',
          title: t('admin:people.number'),
          cell: (person) => <span className="numeric">{person.studentNumber ?? '—'}</span>,
        },
        { key: 'group', title: t('admin:people.group'), cell: (person) => person.groupName ?? '—' },
        {
          key: 'roles',
          title: t('admin:people.roles'),
          cell: (person) => person.roles.map((role) => t(`terms:role.${role}`)).join(', '),
        },
        {
          key: 'active',
          title: t('admin:people.state'),
          cell: (person) => (
            <Badge tone={person.active ? 'success' : 'neutral'}>
              {person.active ? t('admin:people.active') : t('admin:people.inactive')}
            </Badge>
          ),
        },
        {
          key: 'photo',
          title: t('admin:people.photo'),
          cell: (person) => (
            <span className="row">
              <span className={person.hasEnrolledPhoto ? undefined : 'muted'}>
                {person.hasEnrolledPhoto ? t('admin:people.hasPhoto') : t('admin:people.noPhoto')}
              </span>
              {onPhoto ? (
                <Button
                  size="s"
                  aria-label={t(
                    person.hasEnrolledPhoto ? 'admin:people.replacePhotoOf' : 'admin:people.setPhotoOf',
                    {
                      name: person.displayName,
                    },
                  )}
                  onPress={() => onPhoto(person)}
                >
                  {person.hasEnrolledPhoto ? t('admin:people.replacePhoto') : t('admin:people.setPhoto')}
                </Button>
              ) : null}
            </span>
          ),
        },
        {
          key: 'terms',
          title: t('admin:accommodation.column'),
          cell: (person) =>
            onTerms && person.roles.includes('candidate') ? (
              <Button
                size="s"
                aria-label={t('admin:accommodation.openOf', { name: person.displayName })}
                onPress={() => onTerms(person)}
              >
                {t('admin:accommodation.open')}
              </Button>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}

function matching(people: readonly Person[], query: string): Person[] {
  const wanted = query.trim().toLowerCase();
  return people.filter((person) =>
    [person.displayName, person.login, person.studentNumber ?? '', person.groupName ?? ''].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}
