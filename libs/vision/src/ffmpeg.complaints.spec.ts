import { FfmpegComplaints } from './ffmpeg.complaints';

describe(FfmpegComplaints.name, () => {
  function hear(...pieces: string[]): FfmpegComplaints {
    const sut = new FfmpegComplaints();
    for (const piece of pieces) sut.push(piece);
    sut.end();
    return sut;
  }

  it('knows a loss, wherever the pieces are cut and whatever follows it', () => {
    const sut = hear(
      '[matroska,webm @ 0x55c7166fae80] [err',
      'or] File ended prematurely at pos. 9 (0x9)\n    Last message repeated 1 times\n',
      '[h264 @ 0x55c7166fae80] [error] mmco: unref short failure\n'.repeat(500),
      '[warning] Guessed Channel Layout for Input Stream #0.0 : mono',
    );
    expect(sut.damage).toBe('[matroska,webm] File ended prematurely at pos. 9 (0x9)');
    expect(sut.lastWords).toBe('Guessed Channel Layout for Input Stream #0.0 : mono');
    expect(sut.streamIsMissing).toBe(false);
  });

  it.each([
    '[null @ 0x1] [error] Application provided invalid, non monotonically increasing dts to muxer in stream 0: 9 >= 9',
    '[swscaler @ 0x1] [warning] deprecated pixel format used, make sure you did set range correctly',
    'Past duration 0.999 too large',
  ])('takes for no loss: %s', (line) => {
    expect(hear(`${line}\n`).damage).toBeNull();
  });

  it('takes for a loss what it has never heard of', () => {
    expect(hear('[newcodec @ 0x1] [error] the beginning is gone\n').damage).toBe(
      '[newcodec] the beginning is gone',
    );
  });

  it('hears that there is no such stream', () => {
    const sut = hear(`[fatal] Stream map '0:V:0' matches no streams.\nTo ignore this, add a trailing '?'.\n`);
    expect(sut.streamIsMissing).toBe(true);
  });
});
