import { AppError } from '@bakylau/platform';
import { FailureNews } from './failure-news';

describe(FailureNews.name, () => {
  const warn = jest.fn();
  const error = jest.fn();

  beforeEach(() => jest.clearAllMocks());

  it('tells the first failure with its reason, and after a minute how many came since', () => {
    const news = new FailureNews({ warn, error }, 's1', 'pictures');
    const away = new AppError('analysis_unavailable', { cause: new Error('no answer') });
    for (const atMs of [0, 1_000, 2_000, 61_000]) news.add(away, atMs);
    expect(warn.mock.calls).toEqual([
      ['Session s1: pictures not analysed, 1 times: analysis_unavailable; Error: no answer'],
      ['Session s1: pictures not analysed, 3 times: analysis_unavailable; Error: no answer'],
    ]);
    expect(error).not.toHaveBeenCalled();
  });

  it('names the field that the worker refused', () => {
    const details = [{ path: 'wants.pictures', problem: 'too many' }];
    new FailureNews({ warn, error }, 's1', 'sound').add(new AppError('bad_request', { details }), 0);
    expect(warn).toHaveBeenCalledWith(
      'Session s1: sound not analysed, 1 times: bad_request; wants.pictures too many',
    );
  });

  it('tells every fault of this process', () => {
    const news = new FailureNews({ warn, error }, 's1', 'sound');
    for (const atMs of [0, 1_000]) news.add(new TypeError('x'), atMs);
    expect(error).toHaveBeenCalledTimes(2);
  });
});
