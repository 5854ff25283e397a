const EVERY_MS = 500;

const residentMb = () => process.memoryUsage.rss() / 1e6;

/** The largest resident size of this process over a while. */
export class MemoryWatch {
  private timer: NodeJS.Timeout | undefined;
  private beforeMb = 0;
  private worstMb = 0;

  begin(): void {
    this.beforeMb = this.worstMb = residentMb();
    this.timer = setInterval(() => (this.worstMb = Math.max(this.worstMb, residentMb())), EVERY_MS);
  }

  /** By how much it grew at worst, in MB. */
  end(): number {
    clearInterval(this.timer);
    return Math.max(this.worstMb, residentMb()) - this.beforeMb;
  }
}
