import { answerWaysOf, type LocalizedHtml, wordsOfWritten, type WrittenTask } from '@bakylau/contracts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { FormulaText } from '../formulas/formula-text';
import { RichText } from '../rich-text/rich-text';
import { AnswerFileList } from './answer-file-list';

/** The editor is large, and only written exams need it. */
const RichTextField = lazy(() =>
  import('../rich-text/rich-text-field').then((module) => ({
    default: module.RichTextField,
  })),
);

export interface WrittenAnswerProps {
  attemptId: string | null;
  itemId: string;
  /** The name of the field. */
  prompt: string;
  /** Shown in its place where it has formulas or tables. */
  promptHtml: LocalizedHtml | undefined;
  task: WrittenTask | undefined;
  html: string;
  isDisabled: boolean;
  onChange: (html: string) => void;
}

export function WrittenAnswer(props: WrittenAnswerProps) {
  const { attemptId, itemId, prompt, promptHtml, task, html, isDisabled, onChange } = props;
  const { t } = useTranslation();
  const { locale } = useFormat();
  const ways = task ? answerWaysOf(task) : ['text' as const];
  const words = wordsOfWritten(html);
  return (
    <div className="exam__answer stack-s">
      {promptHtml ? (
        <RichText html={promptHtml[locale]} lang={locale} withTypedFormulas />
      ) : (
        <p className="exam__prompt">
          <FormulaText text={prompt} />
        </p>
      )}
      {ways.includes('text') ? (
        <>
          <Suspense fallback={<Spinner text={t('common:loading')} />}>
            <RichTextField label={prompt} html={html} isDisabled={isDisabled} onChange={onChange} />
          </Suspense>
          <WordCount words={words} task={task} />
        </>
      ) : (
        <p className="muted">{t('written:noText')}</p>
      )}
      {attemptId !== null && task && task.filesAtMost > 0 ? (
        <AnswerFileList
          attemptId={attemptId}
          itemId={itemId}
          filesAtMost={task.filesAtMost}
          ways={ways}
          isDisabled={isDisabled}
        />
      ) : null}
    </div>
  );
}

function WordCount({ words, task }: { words: number; task: WrittenTask | undefined }) {
  const { t } = useTranslation();
  const most = task?.wordsAtMost ?? null;
  const least = task?.wordsAtLeast ?? null;
  const remark =
    most !== null && words > most
      ? t('written:tooManyWords')
      : least !== null && words > 0 && words < least
        ? t('written:tooFewWords')
        : null;
  const parts = [
    most === null ? t('written:words', { count: words }) : t('written:wordsOf', { count: words, max: most }),
    least === null ? null : t('written:wordsAtLeast', { min: least }),
    remark,
  ];
  return <p className="small numeric">{parts.filter((part) => part !== null).join(' · ')}</p>;
}
