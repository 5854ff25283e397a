import { hasPermission, type MarkedFormat, type Rubric } from '@bakylau/contracts';
import { DEFAULT_RUBRIC_VERSION, DEFAULT_RUBRICS } from '@bakylau/domain';
import { type RubricVersion } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';

/** @param rubric with its creator and approver */
export function rubricView(rubric: RubricVersion, { roles, userId }: Principal): Rubric {
  const { id, name, version, format, content, createdAt, approvedAt, approvedBy, createdBy } = rubric;
  return {
    ...{ id, name, version, format, content },
    state: approvedBy ? 'approved' : 'draft',
    createdBy: rubric.creator?.displayName ?? null,
    createdAt: createdAt.toISOString(),
    approvedBy: rubric.approver?.displayName ?? null,
    approvedAt: approvedAt?.toISOString() ?? null,
    mayApprove: !approvedBy && createdBy !== userId && hasPermission(roles, 'rubric:approve'),
  };
}

export const BUILT_IN_RUBRICS: readonly Rubric[] = Object.entries(DEFAULT_RUBRICS).map(
  ([format, content]) => ({
    id: null,
    name: `default-${format}`,
    version: DEFAULT_RUBRIC_VERSION,
    format: format as MarkedFormat,
    content,
    state: 'approved',
    ...{ createdBy: null, createdAt: null, approvedBy: null, approvedAt: null, mayApprove: false },
  }),
);
