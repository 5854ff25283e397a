import { type RuleInput } from '@bakylau/domain';
import { IncidentCollector } from './incident-collector';

const SHARE_STOPS: RuleInput[] = [
  { kind: 'page', atMs: 0, connected: true },
  { kind: 'client', event: { kind: 'track_ended', atMs: 10_000, source: 'screen', cause: 'user' } },
  { kind: 'hint_delivered', atMs: 10_100, rule: 'screen.share_stopped' },
];

function collect(inputs: RuleInput[], untilMs: number) {
  const collector = new IncidentCollector();
  for (const input of inputs) collector.push(input);
  return collector
    .finish(untilMs)
    .map(({ rule, startedAtMs, endedAtMs }) => ({ rule, startedAtMs, endedAtMs }));
}

describe('IncidentCollector', () => {
  it('closes what is open where the watch ended, whatever was seen last', () => {
    const found = collect([...SHARE_STOPS, { kind: 'watch_ended', atMs: 31_700 }], 31_700);
    expect(found).toEqual([{ rule: 'screen.share_stopped', startedAtMs: 10_000, endedAtMs: 31_700 }]);
  });

  it('names on every card the policy that it was judged by', () => {
    const collector = new IncidentCollector(undefined, { name: 'open-book', version: 4 });
    for (const input of SHARE_STOPS) collector.push(input);
    expect(collector.finish(31_700).map(({ card }) => card.policy)).toEqual([
      { name: 'open-book', version: 4 },
    ]);
  });

  it('lets no time pass for the rules while nobody watches', () => {
    const paused: RuleInput[] = [
      ...SHARE_STOPS,
      { kind: 'watch_ended', atMs: 15_000 },
      { kind: 'page', atMs: 60_000, connected: true },
    ];
    expect(collect(paused, 62_000)).toEqual([]);
  });
});
