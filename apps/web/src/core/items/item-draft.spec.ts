import { bankItemContentSchema, bankItemKindSchema, LOCALES } from '@bakylau/contracts';
import {
  emptyDraft,
  type ItemDraft,
  previewOf,
  withGapKey,
  withKind,
  withNewGap,
  withNewOption,
  withNewPremise,
  withOptionMoved,
  withOptionText,
  withoutOption,
  withoutPart,
  withPart,
  withWords,
} from './item-draft';

const isWhole = (draft: ItemDraft) => bankItemContentSchema.safeParse(draft).success;

function filled(draft: ItemDraft): ItemDraft {
  let done: ItemDraft = {
    ...draft,
    prompt: draft.kind === 'cloze' ? draft.prompt : withWords({}, 'ru', 'Вопрос?'),
  };
  for (const { id } of done.options) done = withOptionText(done, id, 'ru', `Вариант ${id}`);
  for (const part of done.parts)
    if (part.kind === 'premise') done = withPart(done, { ...part, text: { ru: part.id } });
  if (done.key.kind === 'short_answer') done = { ...done, key: { ...done.key, accepted: ['да'] } };
  return done;
}

describe('an item while it is edited', () => {
  it.each(bankItemKindSchema.options.filter((kind) => kind !== 'cloze'))(
    'of %s is whole once its texts are there',
    (kind) => {
      expect(isWhole(emptyDraft(kind))).toBe(false);
      expect(isWhole(filled(emptyDraft(kind)))).toBe(true);
    },
  );

  it('keeps its key in step with its options', () => {
    let order = filled(emptyDraft('ordering'));
    order = withOptionText(withNewOption(order), 'o3', 'ru', 'c');
    order = withOptionMoved(order, 2, -1);
    expect(order.key).toEqual({ kind: 'ordering', optionIds: ['o1', 'o3', 'o2'] });
    expect(isWhole(withoutOption(order, 'o1'))).toBe(true);
    const single = withNewOption(filled(emptyDraft('single_choice')));
    expect(withoutOption(single, 'o1').key).toEqual({ kind: 'single_choice', optionId: 'o2' });
    const matching = withNewPremise(filled(emptyDraft('matching')));
    expect(isWhole(matching)).toBe(false);
    expect(isWhole(withoutPart(matching, 'p3'))).toBe(true);
  });

  it('marks a gap in every language that there is, and takes the marks away with it', () => {
    let cloze: ItemDraft = { ...emptyDraft('cloze'), prompt: { kk: 'Су', ru: 'Вода' } };
    cloze = withNewGap(cloze, 'numeric', 'ru');
    cloze = withNewGap(cloze, 'short_answer', 'ru');
    expect(cloze.prompt).toEqual({ kk: 'Су [[g1]] [[g2]]', ru: 'Вода [[g1]] [[g2]]' });
    expect(isWhole(cloze)).toBe(false);
    expect(isWhole(withGapKey(cloze, 'g2', { kind: 'short_answer', accepted: ['кипит'] }))).toBe(true);
    expect(isWhole(withoutPart(cloze, 'g2'))).toBe(true);
  });

  it('shows another language where one is missing, and loses what a new kind does not have', () => {
    const draft = filled(emptyDraft('single_choice'));
    for (const locale of LOCALES) expect(previewOf(draft, locale, 'x').prompt[locale]).toBe('Вопрос?');
    expect(withKind(draft, 'true_false')).toMatchObject({ options: [], prompt: { ru: 'Вопрос?' } });
  });
});
