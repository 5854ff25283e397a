function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** SQL of a text array literal, for example `array['a', 'b']::text[]`. */
export function textArray(values: readonly string[]): string {
  return `array[${values.map(literal).join(', ')}]::text[]`;
}

/** CHECK expression: the column holds one of the values (or NULL). */
export function isOneOf(column: string, values: readonly string[]): string {
  return `${column} = ANY (${textArray(values)})`;
}

/** CHECK expression: the text[] column holds nothing but these values. */
export function holdsOnly(column: string, values: readonly string[]): string {
  return `${column} <@ ${textArray(values)}`;
}
