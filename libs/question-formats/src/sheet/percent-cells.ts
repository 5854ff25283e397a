import { xmlPart } from '../archive/bounded-archive';
import { roundNumber } from '../option-list';

const STYLES = 'xl/styles.xml';
/** 0 % and 0.00 % of every workbook. */
const PERCENT_FORMATS = ['9', '10'];
const NUMBER_CELL = /<c(\s[^<>]*)>(?:<f[^<>]*>[^<>]*<\/f>|<f[^<>]*\/>)?<v>([^<>]*)<\/v><\/c>/gu;

/** Percents are kept as fractions: a cell that shows 50 % holds 0.5. Such cells become the text that they show. */
export function writeOutPercents(parts: Map<string, Buffer>): void {
  const styles = percentStyles(xmlPart(parts, STYLES) ?? '');
  if (styles.size === 0) return;
  for (const name of parts.keys()) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const xml = (xmlPart(parts, name) ?? '').replace(
      NUMBER_CELL,
      (cell, attributes: string, value: string) => {
        const number = Number(value);
        const isPercent = styles.has(attribute(attributes, 's') ?? '');
        const isNumber =
          (attribute(attributes, 't') ?? 'n') === 'n' && value !== '' && Number.isFinite(number);
        if (!isPercent || !isNumber) return cell;
        const place = attribute(attributes, 'r');
        const at = place === undefined ? '' : ` r="${place}"`;
        return `<c${at} t="inlineStr"><is><t>${roundNumber(number * 100)}%</t></is></c>`;
      },
    );
    parts.set(name, Buffer.from(xml));
  }
}

/** Places in the list of the cells' styles. */
function percentStyles(styles: string): Set<string> {
  const own = [...styles.matchAll(/<numFmt\s([^<>]*)>/gu)]
    .filter(([, attributes = '']) => attribute(attributes, 'formatCode')?.includes('%'))
    .map(([, attributes = '']) => attribute(attributes, 'numFmtId'));
  const [, list = ''] = styles.split(/<\/?cellXfs(?:\s[^<>]*)?>/u);
  const formats = [...list.matchAll(/<xf\s([^<>]*)>/gu)].map(([, attributes = '']) =>
    attribute(attributes, 'numFmtId'),
  );
  const isPercent = (format: string | undefined) =>
    format !== undefined && (PERCENT_FORMATS.includes(format) || own.includes(format));
  return new Set(formats.flatMap((format, place) => (isPercent(format) ? [String(place)] : [])));
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
