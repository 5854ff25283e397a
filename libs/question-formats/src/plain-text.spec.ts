import { plainText } from './plain-text';

const html = (text: string) => plainText({ text, format: 'html' });

describe(plainText.name, () => {
  it('makes lines of paragraphs and signs of small figures and entities', () => {
    expect(html('<p>Су &mdash; H<sub>2</sub>O,&nbsp;10<sup>-3</sup></p>\n<p>a &lt; b &#1179;</p>')).toEqual({
      text: 'Су — H₂O, 10⁻³\na < b қ',
      losses: [],
      pictures: [],
      alts: new Map(),
      held: [],
    });
    expect(html('x<sub>max</sub><br>2').text).toBe('x_(max)\n2');
    expect(html('<ul><li>one</li><li>two</li></ul>').text).toBe('• one\n• two');
  });

  it('keeps formulas, and text that only looks like markup', () => {
    expect(html('$a &lt; b$ and \\(x^{2}\\)').text).toBe('$a < b$ and \\(x^{2}\\)');
    expect(plainText({ text: 'if a<b and c>d', format: 'plain' }).text).toBe('if a<b and c>d');
    expect(html('5 < 6').text).toBe('5 < 6');
  });

  it('names the pictures of the text and what it loses', () => {
    const { text, losses, pictures } = html(
      '<b>Bold</b> <img src="@@PLUGINFILE@@/%D1%81%D1%85%D0%B5%D0%BC%D0%B0.png" alt="a > b"> <img src="https://x/y.png">',
    );
    expect(text).toBe('Bold');
    expect(pictures).toEqual(['схема.png']);
    expect(losses).toHaveLength(2);
  });

  it('keeps a picture that was pasted into the text, once', () => {
    const pasted = '<img alt="" src="data:image/png;base64,aGVs\nbG8=">';
    const { text, losses, pictures, held } = html(
      `${pasted}<b></b>${pasted} <img src="data:image/svg+xml;base64,aGk=">`,
    );
    expect(text).toBe('');
    expect(held).toEqual([{ name: pictures[0], base64: 'aGVsbG8=' }]);
    expect(pictures[0]).toMatch(/^picture-[0-9a-f]{8}\.png$/u);
    expect(losses).toEqual(['styles_lost', 'picture_elsewhere']);
    const large = `data:image/jpeg;base64,${'A'.repeat(4_000_000)}`;
    expect(html(`<img src='${large}'>`).held[0]?.base64).toHaveLength(4_000_000);
  });

  it('leaves scripts and comments out', () => {
    expect(html('a<script>alert("<p>")</script>b<!-- c -->d').text).toBe('a bd');
    expect(html('<script>never closed').text).toBe('');
  });
});
