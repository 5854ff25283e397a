/** In this order: many browsers name others beside themselves. */
const BROWSERS: readonly [name: string, version: RegExp][] = [
  ['Yandex', /YaBrowser\/(\d+)/],
  ['Edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];
const SYSTEMS: readonly [name: string, mark: RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
];

/** Browser and system in a few words, from what the browser calls itself; empty where it says nothing that is known. */
export function deviceName(userAgent: string): string {
  const browser = BROWSERS.flatMap(([name, version]) => {
    const found = version.exec(userAgent)?.[1];
    return found === undefined ? [] : [`${name} ${found}`];
  })[0];
  const system = SYSTEMS.find(([, mark]) => mark.test(userAgent))?.[0];
  return [browser, system].filter((part) => part !== undefined).join(', ');
}
