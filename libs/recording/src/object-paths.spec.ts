import { evidencePath, parseSegmentPath, segmentPath, sessionFolder } from './object-paths';

describe('object paths', () => {
  it('lie in the folder of their session', () => {
    expect(sessionFolder('1') + segmentPath('av', 2, 13)).toBe('sessions/1/av/2-13.webm');
    expect(sessionFolder('1') + evidencePath('i')).toBe('sessions/1/evidence/i.webp');
  });

  it('are read back', () => {
    expect(parseSegmentPath('screen/2-13.webm')).toEqual({ chain: 'screen', run: 2, seq: 13 });
    expect(parseSegmentPath('examiner-5/1-0.webm')).toEqual({ chain: 'examiner-5', run: 1, seq: 0 });
    expect(parseSegmentPath('examiner-6/1-0.webm')).toBeNull();
    expect(parseSegmentPath('sound/2-13.webm')).toBeNull();
    expect(parseSegmentPath('av/2-13.webm.bak')).toBeNull();
  });
});
