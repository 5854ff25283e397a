import {
  type ExamQuestions,
  type Locale,
  LOCALES,
  MATERIALS_AT_MOST,
  QUESTIONS_AT_MOST,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import {
  gapsOf,
  questionsDraftOf,
  questionsToSend,
  withCopies,
  withMaterial,
  withNew,
  withQuestion,
} from '../../../core/exam-questions/questions-draft';
import { showToast } from '../../../core/toasts';
import { Button, Card, Select } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { GapList } from './gap-list';
import { MaterialFields } from './material-fields';
import { PartFrame } from './part-frame';
import { QuestionFields } from './question-fields';

export interface ExamQuestionsCardProps {
  exam: ExamQuestions;
  isDisabled: boolean;
  onSet: () => void;
}

/** The questions of a written exam or a case, and the parts of the case, in one language at a time. */
export function ExamQuestionsCard({ exam, isDisabled, onSet }: ExamQuestionsCardProps) {
  const { t } = useTranslation();
  const { examId, format } = exam;
  const [locale, setLocale] = useState<Locale>(useFormat().locale);
  const [draft, setDraft] = useState(() => questionsDraftOf(exam));
  // Fields of rich text keep what they were given first: copies come in by fields made anew.
  const [copies, setCopies] = useState(0);
  const body = questionsToSend(draft);
  const set = useAction(async () => {
    if (!body) return;
    await api.call('setExamQuestions', { params: { examId }, body: { ...body, basedOn: exam.version } });
    showToast(t('questions:done'), 'success');
    onSet();
  });
  const frame = { draft, isDisabled, onChange: setDraft };
  return (
    <section className="stack" aria-label={t('questions:title')}>
      <Card title={t('questions:title')}>
        <div className="stack-s">
          <p className="muted">{t(format === 'case' ? 'questions:leadCase' : 'questions:lead')}</p>
          <div className="row">
            <Select
              label={t('questions:language')}
              value={locale}
              onChange={setLocale}
              options={LOCALES.map((value) => ({ value, text: t(`banks:language.${value}`) }))}
            />
            <Button
              isDisabled={isDisabled}
              onPress={() => {
                setDraft(withCopies(draft, locale));
                setCopies(copies + 1);
              }}
            >
              {t('questions:copy')}
            </Button>
          </div>
        </div>
      </Card>
      {draft.materials.map((material, i) => (
        <PartFrame key={`${copies} ${material.key}`} part="materials" at={i} {...frame}>
          <MaterialFields
            examId={examId}
            material={material}
            locale={locale}
            isDisabled={isDisabled}
            onChange={(changed) => setDraft(withMaterial(draft, changed))}
          />
        </PartFrame>
      ))}
      {format === 'case' ? (
        <div>
          <Button
            isDisabled={isDisabled || draft.materials.length >= MATERIALS_AT_MOST}
            onPress={() => setDraft(withNew(draft, 'materials'))}
          >
            {t('questions:materials.add')}
          </Button>
        </div>
      ) : null}
      {draft.questions.map((question, i) => (
        <PartFrame key={`${copies} ${question.key}`} part="questions" at={i} {...frame}>
          <QuestionFields
            question={question}
            locale={locale}
            isDisabled={isDisabled}
            onChange={(changed) => setDraft(withQuestion(draft, changed))}
          />
        </PartFrame>
      ))}
      <GapList gaps={gapsOf(draft)} />
      {set.error ? <Failure error={set.error} /> : null}
      <div className="row">
        <Button
          isDisabled={isDisabled || draft.questions.length >= QUESTIONS_AT_MOST}
          onPress={() => setDraft(withNew(draft, 'questions'))}
        >
          {t('questions:questions.add')}
        </Button>
        <Button
          tone="primary"
          isDisabled={isDisabled || body === null}
          isPending={set.pending}
          onPress={() => void set.run()}
        >
          {t('questions:store')}
        </Button>
      </div>
    </section>
  );
}
