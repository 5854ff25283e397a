import { textsOutsideCode } from './formula-places';

/** What the walk reads of a node, with the names that an HTML document gives. */
const element = (nodeName: string, ...childNodes: Node[]) => ({ nodeName, childNodes }) as unknown as Node;
const text = (data: string) => ({ nodeName: '#text', data, childNodes: [] }) as unknown as Node;

describe(textsOutsideCode.name, () => {
  it('finds texts at every depth in their order, and none in code', () => {
    const body = element(
      'BODY',
      element(
        'P',
        text('Find $x$ of '),
        element('CODE', text('$x$')),
        text(' and '),
        element('EM', text('$y$')),
      ),
      element('PRE', element('STRONG', text('$a$')), element('CODE', text('$b$'))),
      element('UL', element('LI', element('P', text('$z$')))),
    );
    expect(textsOutsideCode(body).map(({ data }) => data)).toEqual(['Find $x$ of ', ' and ', '$y$', '$z$']);
  });

  it('finds nothing in an empty document', () => {
    expect(textsOutsideCode(element('BODY'))).toEqual([]);
  });
});
