import type { ExamAssignment } from '@bakylau/contracts';

export interface AssignmentCardProps {
  assignment: ExamAssignment;
  mayWrite: boolean;
  onSet: () => void;
}
