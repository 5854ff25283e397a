import type { ExamSetup } from '@bakylau/contracts';

export interface ExamCardProps {
  exam: ExamSetup;
  mayWrite: boolean;
  onSet: () => void;
}
