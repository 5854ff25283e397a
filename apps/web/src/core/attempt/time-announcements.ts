import { announce } from '../announcer';
import { i18n } from '../i18n';
import type { AnnouncedMinutes } from './exam-timer';

/** Says the time that is left; the last minute interrupts. */
export function announceMinutesLeft(minutes: AnnouncedMinutes): void {
  announce(i18n.t('exam:timer.announce', { count: minutes }), minutes === 1 ? 'assertive' : 'polite');
}
