import { type ProtocolContent } from './protocol-block';
import { type ProtocolFacts } from './protocol-facts';
import { type ProtocolWords } from './protocol-words';
import { decisionSection } from './sections/decision.section';
import { flagsSection } from './sections/flags.section';
import { limitsSection, sealSection } from './sections/limits.section';
import { deletionsSection, recordingSection, timeSection } from './sections/recording.section';
import { checkInSection, sessionSection } from './sections/session.section';

/** The facts of a session in the words of one language. */
export function protocolContent(facts: ProtocolFacts, words: ProtocolWords): ProtocolContent {
  const { t } = words;
  const { seal, candidate, exam, session } = facts;
  return {
    title: t('protocol:title'),
    subject: [candidate.name, words.text(exam.title)],
    asOf: t('protocol:asOf', { time: words.instant(seal.signedAt) }),
    code: {
      url: seal.pageUrl,
      alt: t('protocol:seal.qr', { url: seal.pageUrl }),
      caption: t('protocol:seal.scan'),
    },
    blocks: [
      ...sessionSection(facts, words),
      ...checkInSection(facts, words),
      ...flagsSection(facts, words),
      ...decisionSection(facts, words),
      ...timeSection(facts, words),
      ...recordingSection(facts, words),
      ...deletionsSection(facts, words),
      ...limitsSection(words),
      ...sealSection(facts, words),
    ],
    foot: session.id,
    pageOf: (page, pages) => t('protocol:page', { page, pages }),
  };
}
