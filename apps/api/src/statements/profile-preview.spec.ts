import { BUILT_IN_PROFILES } from './built-in-profiles';
import { previewProfile } from './profile-preview';

describe(previewProfile.name, () => {
  const [standard, platonus] = BUILT_IN_PROFILES;

  it('shows what a file would hold, in the words of its language', () => {
    const { heads, rows, csv } = previewProfile(standard!, 'en');
    expect(heads.slice(0, 3)).toEqual(['No.', 'Name', 'IIN']);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('050315500123');
    expect(csv.split('\r\n')[1]).toContain(';82,5;91;');
  });

  it('follows the order, headers and formats of the profile', () => {
    const columns = [
      { value: 'letter', header: 'L' },
      { value: 'rating', header: { kk: 'Р', ru: 'Р;', en: 'R' } },
      { value: 'iin', header: 'N' },
    ] as const;
    const csv = {
      ...platonus!.csv,
      separator: '\t',
      decimalMark: '.',
      lineEnd: 'lf',
      iin: 'formula',
    } as const;
    const preview = previewProfile({ ...platonus!, columns: [...columns], csv }, 'ru');
    expect(preview.heads).toEqual(['L', 'Р;', 'N']);
    // Without a confirmed mark a line is left out.
    expect(preview.csv).toBe('L\tР;\tN\nB+\t82.5\t"=""050315500123"""\nC+\t67\t"=""010203600341"""\n');
  });

  it('reads the same in every encoding', () => {
    const texts = (['utf-8', 'utf-8-bom', 'utf-16le'] as const).map(
      (encoding) => previewProfile({ ...standard!, csv: { ...standard!.csv, encoding } }, 'kk').csv,
    );
    expect(new Set(texts).size).toBe(1);
  });
});
