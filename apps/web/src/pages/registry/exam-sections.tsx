import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { BackLink } from '../../components/back-link';
import '../admin/admin.css';

/** The pages of one exam for the registrar. */
export function ExamSections({ examId }: { examId: string }) {
  const { t } = useTranslation();
  const root = `/registry/exams/${examId}`;
  return (
    <>
      <BackLink to="/registry">{t('registry:back')}</BackLink>
      <nav className="bk-sections" aria-label={t('schedule:sections.label')}>
        <NavLink to={`${root}/settings`}>{t('making:section')}</NavLink>
        <NavLink to={root} end>
          {t('registry:admission')}
        </NavLink>
        <NavLink to={`${root}/assignment`}>{t('schedule:sections.assignment')}</NavLink>
        <NavLink to={`${root}/sittings`}>{t('schedule:sections.sittings')}</NavLink>
        <NavLink to={`${root}/re-sits`}>{t('schedule:sections.reSits')}</NavLink>
        <NavLink to={`${root}/statements`}>{t('registry:statementsOf')}</NavLink>
      </nav>
    </>
  );
}
