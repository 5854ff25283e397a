/** Real databases and processes take their time on a machine that has other work; a hang is still found. */
jest.setTimeout(30_000);
