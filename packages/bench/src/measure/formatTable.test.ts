import { formatTable } from './formatTable';

describe('formatTable', () => {
  it('sets numbers to the right and words to the left', () => {
    expect(
      formatTable({
        title: 'Calls',
        columns: ['side', 'calls'],
        rows: [
          ['one', 1],
          ['the other', 143],
        ],
      }),
    ).toBe(
      [
        'Calls',
        '',
        '| side      | calls |',
        '| --------- | ----: |',
        '| one       |     1 |',
        '| the other |   143 |',
      ].join('\n'),
    );
  });

  it('has a heading without rows', () => {
    expect(formatTable({ title: 'T', columns: ['a'], rows: [] })).toBe(
      'T\n\n| a   |\n| --- |',
    );
  });
});
