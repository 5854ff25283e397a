import { type PolicyProblem } from '@bakylau/contracts';
import {
  type PolicyDocument,
  policyDocumentSchema,
  type ProblemHere,
  problemOfIssue,
  unknownEntry,
} from '@bakylau/domain';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';

export type PolicyReading =
  { document: PolicyDocument; problems: [] } | { document: null; problems: PolicyProblem[] };

/** Reads a policy's text. Every problem comes with its line, counted from 1. Aliases are refused: they can grow without bounds. */
export function readPolicyYaml(text: string): PolicyReading {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(lines.linePos(offset).line, 1);
  if (yaml.errors.length > 0)
    return failed(yaml.errors.map(({ pos, message }) => problemAt(lineAt(pos[0]), '', notYaml(message))));
  let content: unknown;
  try {
    content = yaml.toJS({ maxAliasCount: 0 });
  } catch {
    return failed([problemAt(1, '', ALIASES)]);
  }
  const parsed = policyDocumentSchema.safeParse(content);
  if (parsed.success) return { document: parsed.data, problems: [] };
  return failed(
    parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code !== 'unrecognized_keys')
        return [problemAt(lineAt(offsetOf(yaml, path)), path.join('.'), problemOfIssue(issue))];
      return issue.keys.map((key) => {
        const at = [...path, key];
        return problemAt(lineAt(offsetOf(yaml, at)), at.join('.'), unknownEntry());
      });
    }),
  );
}

const ALIASES: ProblemHere = {
  code: 'aliases',
  details: {},
  problem: 'Aliases (*name) are not read; write the value itself',
};

/** What the YAML reader says, in its own words. */
function notYaml(problem: string): ProblemHere {
  return { code: 'syntax', details: { problem }, problem };
}

function problemAt(line: number, path: string, here: ProblemHere): PolicyProblem {
  return { line, path, ...here };
}

function failed(problems: PolicyProblem[]): PolicyReading {
  return { document: null, problems: problems.sort((a, b) => a.line - b.line) };
}

/** Where the last part of the path that exists is written: the key of a map, the value in a list. */
function offsetOf({ contents }: Document, path: readonly string[]): number {
  let node: unknown = contents;
  let offset = isNode(contents) ? (contents.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === part);
      if (!pair) return offset;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else {
      const inner = (node as { items?: unknown[] } | null)?.items?.[Number(part)];
      if (!isNode(inner)) return offset;
      offset = inner.range?.[0] ?? offset;
      node = inner;
    }
  }
  return offset;
}
