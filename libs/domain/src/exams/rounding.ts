import { type FinalRounding } from '@bakylau/contracts';

/** The whole mark of an exact one by the rule of the exam. @param exact free of the errors of binary fractions */
export function roundMark(exact: number, rounding: FinalRounding): number {
  switch (rounding) {
    case 'half_up':
      return Math.floor(exact + 0.5);
    case 'up':
      return Math.ceil(exact);
    case 'down':
      return Math.floor(exact);
  }
}
