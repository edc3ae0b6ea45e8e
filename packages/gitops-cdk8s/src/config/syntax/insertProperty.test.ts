import { insertProperty } from './insertProperty';
import { LiteralScanner } from './LiteralScanner';
import { RecordNode } from './SyntaxNode';

function insert(text: string): string {
  const node = new LiteralScanner(text).value() as RecordNode;
  return insertProperty(text, node, 'b: 2');
}

describe('insertProperty', () => {
  it.each([
    ['{}', '{ b: 2 }'],
    ['{ /* none yet */ }', '{ b: 2,  /* none yet */ }'],
    ['{\n  // none yet\n}', '{ b: 2, \n  // none yet\n}'],
    ['{ a: 1 }', '{ a: 1, b: 2 }'],
    ['{ a: 1, }', '{ a: 1, b: 2 }'],
    ['{ a: 1 /* one */, }', '{ a: 1 /* one */, b: 2 }'],
    ['{ a: 1 /* one */ }', '{ a: 1, b: 2 /* one */ }'],
    ['{\n  a: 1\n}', '{\n  a: 1,\n  b: 2,\n}'],
    ['{\r\n\ta: 1,\r\n}', '{\r\n\ta: 1,\r\n\tb: 2,\r\n}'],
    ['{\n  a: 1, // one\n}', '{\n  a: 1, // one\n  b: 2,\n}'],
    ['{\n  a: 1 // one\n}', '{\n  a: 1, // one\n  b: 2,\n}'],
    ['{\n  a: 1 /* one */,\n}', '{\n  a: 1 /* one */,\n  b: 2,\n}'],
    ['{\n  a: 1\n  // one\n  ,\n}', '{\n  a: 1\n  // one\n  ,\n  b: 2,\n}'],
  ])('%j', (before, after) => {
    expect(insert(before)).toBe(after);
    const { properties } = new LiteralScanner(after).value() as RecordNode;
    expect(properties.map(({ key }) => key).sort()).toEqual(
      before.includes('a:') ? ['a', 'b'] : ['b'],
    );
  });
});
