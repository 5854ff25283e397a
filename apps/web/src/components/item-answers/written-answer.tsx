import { wordsOfWritten, type WrittenTask } from '@bakylau/contracts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../design';
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
  prompt: string;
  task: WrittenTask | undefined;
  html: string;
  isDisabled: boolean;
  onChange: (html: string) => void;
}

export function WrittenAnswer(props: WrittenAnswerProps) {
  const { attemptId, itemId, prompt, task, html, isDisabled, onChange } = props;
  const { t } = useTranslation();
  const words = wordsOfWritten(html);
  const wordsAtMost = task?.wordsAtMost ?? null;
  return (
    <div className="exam__answer stack-s">
      <p className="exam__prompt">{prompt}</p>
      <Suspense fallback={<Spinner text={t('common:loading')} />}>
        <RichTextField label={prompt} html={html} isDisabled={isDisabled} onChange={onChange} />
      </Suspense>
      <p className="small numeric">
        {wordsAtMost === null
          ? t('written:words', { count: words })
          : t('written:wordsOf', { count: words, max: wordsAtMost })}
        {wordsAtMost !== null && words > wordsAtMost ? ` · ${t('written:tooManyWords')}` : null}
      </p>
      {attemptId !== null && task && task.filesAtMost > 0 ? (
        <AnswerFileList
          attemptId={attemptId}
          itemId={itemId}
          filesAtMost={task.filesAtMost}
          isDisabled={isDisabled}
        />
      ) : null}
    </div>
  );
}
