/** Whether an accepted text of a question stands for more than itself: a star without a backslash is any text. */
export const hasWildcard = (accepted: string): boolean => /(?<!\\)\*/u.test(accepted);

/** The text that an accepted text without wildcards stands for. */
export const showStars = (accepted: string): string => accepted.replaceAll('\\*', '*');

/** A text as the accepted text of a question that stands for it alone. */
export const escapeStars = (text: string): string => text.replaceAll('*', '\\*');
