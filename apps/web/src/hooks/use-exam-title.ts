import { useCallback } from 'react';
import { api } from '../core/api-client';
import { useFormat } from './use-format';
import { useResource } from './use-resource';

/** The title of an exam that the caller is assigned to, in the page's language; null while it is not known. */
export function useExamTitle(examId: string): string | null {
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  const exam = exams.data?.exams.find((it) => it.id === examId);
  return exam ? format.text(exam.title) : null;
}
