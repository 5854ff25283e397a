import { facts, heading, type ProtocolBlock, remark } from '../protocol-block';
import { type ProtocolFacts } from '../protocol-facts';
import { type ProtocolWords } from '../protocol-words';

/** Limits that hold for every rule; each rule's own stand with its flags. */
export function limitsSection({ t }: ProtocolWords): ProtocolBlock[] {
  return [
    heading(2, t('protocol:cannotSee.title')),
    remark(t('protocol:cannotSee.explanation')),
    {
      kind: 'list',
      items: [
        t('protocol:cannotSee.point.outside'),
        t('protocol:cannotSee.point.between'),
        t('protocol:cannotSee.point.gaps'),
        t('protocol:cannotSee.point.screens'),
        t('protocol:cannotSee.point.devices'),
        t('protocol:cannotSee.point.words'),
        t('protocol:cannotSee.point.mind'),
        t('protocol:cannotSee.point.disguise'),
        t('protocol:cannotSee.point.errors'),
      ],
    },
  ];
}

export function sealSection({ seal }: ProtocolFacts, words: ProtocolWords): ProtocolBlock[] {
  const { t } = words;
  return [
    heading(2, t('protocol:seal.title')),
    remark(t('protocol:seal.explanation')),
    facts(
      [t('protocol:seal.headHash'), seal.headHash],
      [t('protocol:seal.entry'), String(seal.seq)],
      [t('protocol:seal.signedAt'), words.instant(seal.signedAt)],
      [t('protocol:seal.signature'), seal.signature],
      [t('protocol:seal.keyId'), seal.keyId],
      [t('protocol:seal.page'), seal.pageUrl],
    ),
    remark(t('protocol:seal.how')),
  ];
}
