import { INCIDENT_RULE_IDS, LOCALES } from '@bakylau/contracts';
import { type ProtocolContent } from './protocol-block';
import { protocolContent } from './protocol-content';
import { flagFacts, protocolFacts } from './protocol-facts.factory';
import { ProtocolWords } from './protocol-words';
import { protocolPdf } from './pdf/protocol-pdf';

/** Everything that a protocol says, line by line. */
function linesOf({ title, subject, asOf, code, blocks }: ProtocolContent): string[] {
  const lines = [title, ...subject, asOf, code.alt, code.caption];
  for (const block of blocks) {
    if (block.kind === 'facts') lines.push(...block.rows.map(([label, value]) => `${label}: ${value}`));
    else if (block.kind === 'list') lines.push(...block.items);
    else if (block.kind === 'table') lines.push(...block.rows.flat());
    else lines.push(block.text);
  }
  return lines;
}

describe(protocolContent.name, () => {
  const flags = INCIDENT_RULE_IDS.map((rule, i) => flagFacts(i, rule));

  it.each(LOCALES)('has a text for every rule and every section in %s, and none is a bare key', (locale) => {
    const lines = linesOf(protocolContent(protocolFacts({ flags }), new ProtocolWords(locale)));
    expect(lines.length).toBeGreaterThan(INCIDENT_RULE_IDS.length * 10);
    expect(lines.filter((line) => /(protocol|terms):|\{\{|undefined|NaN|^: ?$/.test(line))).toEqual([]);
  });

  it('numbers both ledgers in one count, and a decision names flags by these numbers', () => {
    const { incident } = flagFacts(3, 'object.phone');
    const facts = protocolFacts({ flags: [flagFacts(1, 'media.gap'), flagFacts(2, 'face.absent')] });
    facts.flags.push({ incident, acts: [] });
    facts.firstDecision = { ...facts.firstDecision!, incidentIds: [incident.id] };
    const lines = linesOf(protocolContent(facts, new ProtocolWords('en')));
    const headings = lines.filter((line) => /^\d+\. /.test(line)).map((line) => line.split(' ')[0]);
    expect(headings).toEqual(['1.', '2.', '3.']);
    expect(lines.findIndex((line) => line.startsWith('2. 3:10'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('3. 1:10')),
    );
    expect(lines.join('\n')).toContain('Incidents that make the violation: № 2');
  });

  it('tells a rest that was set by hand apart from time that was given back', () => {
    const facts = protocolFacts({ flags: [] });
    const by = { at: '2026-11-23T06:55:00.000Z', by: 'A. Proctor' };
    facts.time.corrections = [
      { ...by, reason: 'Answers were lost.', correctedMs: 300_000 },
      { ...by, reason: 'The pause was a mistake.', correctedMs: -61_000 },
    ];
    const lines = linesOf(protocolContent(facts, new ProtocolWords('en')));
    const set = lines.filter((line) => line.startsWith('Time left set by hand: '));
    const words = new ProtocolWords('en');
    expect(set.map((line) => line.slice(line.indexOf('by A.')))).toEqual([
      `by A. Proctor: Answers were lost.; ${words.seconds(300_000)} more`,
      `by A. Proctor: The pause was a mistake.; ${words.seconds(61_000)} less`,
    ]);
    expect(lines).toContain(`Given back in all: ${words.seconds(683_500)}`);
  });

  it('is laid out to the same bytes every time, a text longer than a page included', async () => {
    const facts = protocolFacts({ flags: [] });
    facts.firstDecision = { ...facts.firstDecision!, reason: 'A long reason. '.repeat(400) };
    const render = () =>
      protocolPdf(protocolContent(facts, new ProtocolWords('en')), { language: 'en', at: new Date(0) });
    const pdf = await render();
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(pdf.equals(await render())).toBe(true);
  }, 20_000);
});
