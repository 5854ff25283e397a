/** Prints a result: JSON for programs, lines for people. */
export function print(result: unknown, asJson: boolean | undefined, describe: () => string[]): void {
  const lines = asJson ? [JSON.stringify(result, null, 2)] : describe();
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Tells people something beside the result, which stays what it is for programs. */
export function warn(message: string): void {
  process.stderr.write(`bakylau: ${message}\n`);
}

/** Lines of a table; the first row is its head. Columns are as wide as their widest cell. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
