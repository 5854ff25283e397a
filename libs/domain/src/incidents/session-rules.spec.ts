import {
  explanationCardSchema,
  INCIDENT_RULE_IDS,
  INCIDENT_RULES,
  type IncidentRuleId,
  LOCALES,
} from '@bakylau/contracts';
import { crowdedSession, troubledSession, turnedSession } from './eventful-session.factory';
import { type IncidentChange } from './incident-change';
import { DEFAULT_RULES_POLICY, rulesPolicySchema } from './rules-policy';
import { BLACK, faceOf, frameOf, SessionStream } from './session-stream.factory';
import { SessionRules } from './session-rules';
import { RULE_TEXTS } from './texts/rule-texts';

const everything = () => [troubledSession(), crowdedSession(), turnedSession()];

const isIncident = (change: IncidentChange) => 'card' in change;

describe(SessionRules.name, () => {
  it('has a rule for every id of the contract, and gives each the ledger of the contract', () => {
    const played = everything();
    const opened = new Set(played.flatMap((session) => session.openedRules()));
    expect([...opened].sort()).toEqual([...INCIDENT_RULE_IDS].sort());
    for (const change of played.flatMap(({ changes }) => changes).filter(isIncident)) {
      expect(change).toMatchObject({ ledger: INCIDENT_RULES[change.rule] });
    }
  });

  it('gives every step a complete card without unfilled places', () => {
    for (const change of everything().flatMap(({ changes }) => changes)) {
      if (!('card' in change)) continue;
      expect(() => explanationCardSchema.parse(change.card)).not.toThrow();
      for (const locale of LOCALES) {
        expect(change.card.summary[locale]).not.toMatch(/[{}]|NaN|undefined|Infinity/);
      }
    }
  });

  it('opens before it updates or closes, each incident once', () => {
    const lives = new Map<string, string[]>();
    for (const [session, { rules, changes }] of everything().entries()) {
      for (const { key, change } of [...changes, ...rules.closeAll(240_000)]) {
        const unique = `${session} ${key}`;
        if (!change.startsWith('hint')) lives.set(unique, [...(lives.get(unique) ?? []), change]);
      }
    }
    for (const life of lives.values()) {
      expect(life[0]).toBe('opened');
      expect(life.at(-1)).toBe('closed');
      expect(life.slice(1, -1).every((change) => change === 'updated')).toBe(true);
    }
  });

  it('reports a long incident again with its growing duration, and not too often', () => {
    const played = new SessionStream()
      .calm({ fromMs: 0, toMs: 20_000 })
      .frames({ fromMs: 21_000, toMs: 81_000 }, (atMs) => frameOf(atMs, { faces: [] }))
      .play(81_000);
    const updates = played.changes.filter(({ change }) => change === 'updated');
    expect(updates.length).toBe(Math.floor((81_000 - 24_000) / DEFAULT_RULES_POLICY.updateEveryMs));
  });

  it('closes everything on closeAll and goes on with the same baseline', () => {
    const played = new SessionStream()
      .frames({ fromMs: 0, toMs: 20_000 }, (atMs) => frameOf(atMs, { faces: [faceOf({ yawDeg: 15 })] }))
      .frames({ fromMs: 21_000, toMs: 26_000 }, (atMs) => frameOf(atMs, { faces: [] }))
      .play(26_000);
    const closed = played.rules.closeAll(26_500);
    expect(closed.map(({ change }) => change)).toEqual(['closed', 'hint_cleared']);
    expect(played.rules.closeAll(27_000)).toEqual([]);
    const later = [60_000, 61_000, 62_000, 63_000, 64_000].flatMap((atMs) =>
      played.rules.push(frameOf(atMs, { faces: [faceOf({ yawDeg: -20 })] })),
    );
    expect(later.at(-1)).toMatchObject({ change: 'opened', rule: 'head.away' });
  });

  it('drops frames that come too late', () => {
    const sut = new SessionRules();
    sut.push(frameOf(10_000));
    for (const atMs of [5_000, 6_000, 7_000, 8_000, 9_000]) {
      expect(sut.push(frameOf(atMs, { faces: [] }))).toEqual([]);
    }
    expect(sut.push(frameOf(10_500, { faces: [] }))).toEqual([]);
  });

  describe('while the candidate scans the room as asked', () => {
    const scanned = (toMs: number) =>
      new SessionStream()
        .calm({ fromMs: 0, toMs: 20_000 })
        .add({ kind: 'room_scan', atMs: 21_000, underWay: true })
        .frames({ fromMs: 21_500, toMs: 60_000 }, (atMs) => frameOf(atMs, { faces: [] }))
        .frames({ fromMs: 61_000, toMs: 75_000 }, (atMs) => frameOf(atMs, { faces: [] }, BLACK))
        .frames({ fromMs: 76_000, toMs: 90_000 }, (atMs) => frameOf(atMs, {}, { motion: 0 }))
        .sound({ fromMs: 21_500, toMs: 90_000 }, -15)
        .add({ kind: 'analysis_unavailable', atMs: 50_000 })
        .add({ kind: 'room_scan', atMs: 90_500, underWay: false })
        .play(toMs);

    it('judges nothing by picture and sound, neither behaviour nor faults', () => {
      expect(scanned(93_000).changes).toEqual([]);
    });

    it('passes over pictures of the scan that come late, and the moment in which the camera returns', () => {
      const { rules } = scanned(91_000);
      const late = [91_500, 92_500, 93_500, 94_500, 95_000].flatMap((atMs) =>
        rules.push(frameOf(atMs, { faces: [] })),
      );
      expect(late).toEqual([]);
    });

    it('judges again afterwards, from the end of the pause', () => {
      const { rules } = scanned(91_000);
      const after = [96_000, 97_000, 98_000, 99_000, 100_000].flatMap((atMs) =>
        rules.push(frameOf(atMs, { faces: [] })),
      );
      expect(after.find(({ change }) => change === 'opened')).toMatchObject({
        rule: 'face.absent',
        startedAtMs: 96_000,
      });
    });

    it('closes what the camera saw before, and goes on with what the page tells', () => {
      const played = new SessionStream()
        .calm({ fromMs: 0, toMs: 20_000 })
        .frames({ fromMs: 21_000, toMs: 30_000 }, (atMs) => frameOf(atMs, { faces: [] }))
        .add({ kind: 'room_scan', atMs: 31_000, underWay: true })
        .client({ kind: 'page_hidden', atMs: 40_000 })
        .client({ kind: 'page_visible', atMs: 52_000 })
        .play(60_000);
      expect(played.lifeOf('face.absent')).toEqual(['opened', 'closed']);
      expect(played.spansOf('page.left')).toEqual([[40_000, 52_000]]);
    });
  });

  it('is quiet over three hours of a calm candidate', () => {
    const hours = new SessionStream().frames({ fromMs: 0, toMs: 10_800_000 }, (atMs) =>
      frameOf(
        atMs,
        {
          faces: [faceOf({ yawDeg: 12 * Math.sin(atMs / 7000), pitchDeg: -10 + 8 * Math.cos(atMs / 9000) })],
          identity: atMs % 5000 === 0 ? { usable: true, distance: 0.42 + 0.1 * Math.sin(atMs) } : null,
        },
        { motion: 0.4 + Math.abs(Math.sin(atMs)) },
      ),
    );
    hours.sound({ fromMs: 0, toMs: 10_800_000 }, (atMs) => -62 + 6 * Math.sin(atMs / 3000));
    expect(hours.play(10_800_000).openedRules()).toEqual([]);
  });
});

describe('rulesPolicySchema', () => {
  it('fills defaults and refuses what makes no sense', () => {
    expect(rulesPolicySchema.parse({ headAway: { openDeg: 40 } }).headAway).toMatchObject({
      openDeg: 40,
      closeDeg: 20,
    });
    expect(() => rulesPolicySchema.parse({ faceAbsent: { openAfterMs: -1 } })).toThrow();
    expect(() => rulesPolicySchema.parse({ headAway: { openDeg: 20, closeDeg: 30 } })).toThrow();
    expect(() => rulesPolicySchema.parse({ faceOtherPerson: { needed: 6, window: 5 } })).toThrow();
  });
});

describe('what rules may say', () => {
  /** Stems of emotion, engagement, attention and intent in the three languages; a rule measures, it does not judge minds. */
  const FORBIDDEN =
    /emotion|engag|attenti|stress|nervous|anxi|suspicio|cheat|mood|honest|эмоц|вовлеч|вниман|стресс|нервн|тревож|подозр|списыв|настроен|эмоция|көңіл|күйзел|алаңда|күдік|көшір|назар/iu;

  it.each(INCIDENT_RULE_IDS)('%s infers nothing about a mind', (id: IncidentRuleId) => {
    const { summary, doesNotProve, hint } = RULE_TEXTS[id];
    const texts = [summary, doesNotProve, ...(hint ? [hint] : [])].flatMap((text) => Object.values(text));
    for (const text of [id, ...texts]) expect(text).not.toMatch(FORBIDDEN);
  });

  it.each(INCIDENT_RULE_IDS)('%s says in three different languages what it does not prove', (id) => {
    expect(new Set(LOCALES.map((locale) => RULE_TEXTS[id].doesNotProve[locale])).size).toBe(3);
  });
});
