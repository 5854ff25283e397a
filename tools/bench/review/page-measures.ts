import { type Page } from 'playwright-core';

/** From the address to timeline, verdict form and both pictures, ms on the page's own clock. */
export async function measureUsable(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => {
    const videos = [...document.querySelectorAll<HTMLVideoElement>('video[data-condition]')];
    const shown = videos.length === 2 && videos.every((video) => video.readyState >= 2 && !video.seeking);
    const ready = document.querySelector('.bk-bar') && document.querySelector('.bk-detail form');
    return shown && ready ? performance.now() : null;
  });
  return (await handle.jsonValue()) ?? NaN;
}

/**
 * From a press on the timeline to both pictures of the new time, ms on the page's own clock.
 * @param share of the timeline's length, 0 to 1
 */
export async function measureSeek(page: Page, share: number): Promise<number> {
  const tookMs = await page.evaluate(async (at) => {
    const track = document.querySelector('.bk-lane__track');
    if (!track) throw new Error('The page has no timeline.');
    const { left, width, top } = track.getBoundingClientRect();
    const videos = [...document.querySelectorAll<HTMLVideoElement>('video[data-condition]')];
    const began = performance.now();
    const pictures = videos.map(
      (video) => new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve())),
    );
    const press = { bubbles: true, clientX: left + at * width, clientY: top + 1 };
    track.dispatchEvent(new PointerEvent('pointerdown', press));
    await Promise.all(pictures);
    return performance.now() - began;
  }, share);
  return tookMs;
}
