import { type Script, type ScriptDetail, type ScriptItem, wordsOfWritten } from '@bakylau/contracts';
import {
  AnswerFileRecord,
  Answer,
  type Exam,
  type ExamItem,
  ExamResult,
  MarkingScript,
  User,
} from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { answerFileView } from '../written/answer-file.view';
import {
  listParts,
  type MarkerPart,
  nextPlace,
  revisionView,
  stateOf,
  submittedRevision,
} from './script-parts';
import { writtenItems } from './script-settlement';

/** What is read of one candidate to show a script; the name only where the result is confirmed. */
interface ScriptContents {
  answers: Answer[];
  files: AnswerFileRecord[];
  parts: MarkerPart[];
  candidateName: string | null;
}

/** Scripts as their markers see them. The caller has checked who may see them. */
@Injectable()
export class ScriptReader {
  constructor(private readonly dataSource: DataSource) {}

  /** By code: an order of time would tell who handed in first. */
  async list(exam: Exam, userId: string): Promise<Script[]> {
    const scripts = await this.dataSource.manager.find(MarkingScript, {
      // An oral exam has its work from the start on; here is what was handed in.
      where: { examId: exam.id, attempt: { state: 'submitted' } },
      order: { code: 'ASC' },
    });
    const contents = await this.contents(scripts);
    return scripts.map((script) => scriptView(script, exam, contents(script), userId));
  }

  async detail(script: MarkingScript, exam: Exam, userId: string): Promise<ScriptDetail> {
    const contents = (await this.contents([script]))(script);
    const items = await writtenItems(script, this.dataSource.manager);
    const own = contents.parts.find(({ marking }) => marking.markerId === userId);
    return {
      ...scriptView(script, exam, contents, userId),
      rubric: script.rubric,
      policy: script.policy,
      // Questions of a ticket go by their place on it, as the candidate has them.
      items: items.map((item, i) =>
        scriptItem(item.ticket === null ? item : { ...item, position: i + 1 }, contents),
      ),
      ownRevisions: own?.revisions.map(revisionView) ?? [],
      markings:
        script.state === 'marked'
          ? contents.parts.flatMap((part) => {
              const submitted = submittedRevision(part);
              return submitted ? [{ place: part.marking.place, revision: revisionView(submitted) }] : [];
            })
          : [],
    };
  }

  private async contents(scripts: readonly MarkingScript[]): Promise<(of: MarkingScript) => ScriptContents> {
    const { manager } = this.dataSource;
    const attemptIds = scripts.map(({ attemptId }) => attemptId);
    const [answers, files, parts, names] = await Promise.all([
      manager.findBy(Answer, { attemptId: In(attemptIds), item: { kind: 'written' } }),
      manager.find(AnswerFileRecord, {
        where: { attemptId: In(attemptIds), removedAt: IsNull() },
        order: { id: 'ASC' },
      }),
      listParts(
        scripts.map(({ id }) => id),
        manager,
      ),
      this.confirmedNames(attemptIds),
    ]);
    return ({ id, attemptId }) => ({
      answers: answers.filter((answer) => answer.attemptId === attemptId),
      files: files.filter((file) => file.attemptId === attemptId),
      parts: parts.get(id) ?? [],
      candidateName: names.get(attemptId) ?? null,
    });
  }

  private async confirmedNames(attemptIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource
      .createQueryBuilder(ExamResult, 'result')
      .innerJoin('result.attempt', 'attempt')
      .innerJoin(User, 'person', 'person.id = attempt.userId')
      .select('attempt.id', 'attemptId')
      .addSelect('person.displayName', 'name')
      .where({ attemptId: In([...attemptIds]), state: 'confirmed' })
      .getRawMany<{ attemptId: string; name: string }>();
    return new Map(rows.map(({ attemptId, name }) => [attemptId, name]));
  }
}

function scriptView(script: MarkingScript, exam: Exam, contents: ScriptContents, userId: string): Script {
  const { answers, files, parts, candidateName } = contents;
  const { id, examId, code, policy, mark } = script;
  const own = parts.find(({ marking }) => marking.markerId === userId);
  const state = stateOf(script, parts.length);
  return {
    ...{ id, examId, code, state, mark, candidateName },
    examTitle: exam.title,
    words: answers.reduce((sum, answer) => sum + wordsOfWritten(htmlOf(answer)), 0),
    files: files.length,
    markersDone: parts.filter((part) => submittedRevision(part)).length,
    markersWanted: script.state === 'tie_break' || parts.length > policy.markers ? 3 : policy.markers,
    mine: !own ? 'none' : submittedRevision(own) ? 'submitted' : 'open',
    mayClaim: !own && nextPlace(script, policy, parts.length) !== null,
  };
}

type ShownItem = Pick<ExamItem, 'id' | 'position' | 'prompt' | 'promptHtml' | 'key' | 'points'>;

function scriptItem(
  { id, position, prompt, promptHtml, key, points }: ShownItem,
  contents: ScriptContents,
): ScriptItem {
  const html = contents.answers.filter(({ itemId }) => itemId === id).map(htmlOf)[0] ?? '';
  return {
    ...{ itemId: id, position, prompt, promptHtml, points, html },
    guidance: key.kind === 'written' ? (key.guidance ?? null) : null,
    words: wordsOfWritten(html),
    files: contents.files.filter(({ itemId }) => itemId === id).map(answerFileView),
  };
}

const htmlOf = ({ value }: Answer): string => (value.kind === 'written' ? value.html : '');
