/** As `-v` of ffmpeg, so that every line names how grave it is. */
export const COMPLAINT_LEVELS = 'level+warning';

/** Warnings by which ffmpeg says that what it gave out is not what was recorded; some versions name the stream of a frame, some do not. */
const damagingWarning = /corrupt (?:decoded frame|input packet in stream)/;

/**
 * Errors that lose nothing, each seen on a whole recording: bytes of titles and of remarks beside the picture, timestamps that go back, and
 * references that a cut at a key frame left behind. Where a picture needed such a reference, ffmpeg calls that picture corrupt as well.
 */
const harmlessError = new RegExp(
  [
    /Incorrect BOM value/,
    /Error reading (?:comment )?frame\b.*skipped/,
    /SEI type \d+ size \d+ truncated at \d+/,
    /non monotonically increasing dts/,
    /mmco: unref short failure/,
    /co located POCs unavailable/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** A sound that was streamed into its file does not know its length; its last piece is shorter than others, and complete. */
const lengthUnknown = /Ignoring maximum wav data size/;

const lineOfLevel = /^(.*?)\[(warning|error|fatal|panic)\] (.*)$/;

/** Hears what ffmpeg says on its error output, and tells lost or unreadable content from remarks. */
export class FfmpegComplaints {
  private begun = '';
  private last = '';
  private damaged: string | null = null;
  private missesStream = false;
  private isLengthUnknown = false;

  /** The next piece of the error output, cut anywhere. */
  push(text: string): void {
    const lines = (this.begun + text).split(/[\r\n]+/);
    this.begun = lines.pop()!;
    lines.forEach((line) => this.hear(line));
  }

  /** The output is over. */
  end(): void {
    this.push('\n');
  }

  /** The last thing that it said, for somebody who asks why it stopped. */
  get lastWords(): string {
    return this.last;
  }

  /** The last thing that it said of content that is lost or cannot be read; null when there was none. */
  get damage(): string | null {
    return this.damaged;
  }

  /** Whether the stream that it was asked for is not there. */
  get streamIsMissing(): boolean {
    return this.missesStream;
  }

  private hear(line: string): void {
    if (!line.trim()) return;
    const [, speaker = '', level, message = line] = lineOfLevel.exec(line) ?? [];
    // Without addresses of memory, which differ from run to run.
    this.last = `${speaker}${message}`.trim().replace(/ @ 0x[\da-f]+/g, '');
    this.missesStream ||= /matches no streams/.test(message);
    this.isLengthUnknown ||= lengthUnknown.test(message);
    if (level && this.isDamage(level, message)) this.damaged = this.last;
  }

  private isDamage(level: string, message: string): boolean {
    if (level !== 'warning') return !harmlessError.test(message);
    return damagingWarning.test(message) && !(this.isLengthUnknown && message.includes('input packet'));
  }
}
