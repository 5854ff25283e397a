/** XML has no place for most control characters, not even as entities. */
export const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
