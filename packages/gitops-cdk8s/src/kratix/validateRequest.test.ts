import { requestBench } from '../__testUtils__/requestBench';

const { ask, messages } = requestBench;

describe('schemas of requests', () => {
  it.each<[string, object, object, readonly string[]]>([
    [
      'nullable',
      { properties: { a: { type: 'string', nullable: true } } },
      { a: 'x' },
      [],
    ],
    [
      'an enumeration or nothing',
      { properties: { a: { type: 'string', nullable: true, enum: ['x'] } } },
      { a: 'y' },
      ['spec.a is "y", which is none of "x".'],
    ],
    [
      'a limit that is out',
      {
        properties: {
          a: { type: 'integer', minimum: 1, exclusiveMinimum: true },
        },
      },
      { a: 1 },
      ['spec.a is 1, which must be > 1.'],
    ],
    [
      'int or text',
      {
        properties: {
          a: {
            'x-kubernetes-int-or-string': true,
            anyOf: [{ type: 'integer' }, { type: 'string' }],
          },
        },
      },
      { a: true },
      [
        'spec.a is true, which is no integer or string.',
        'spec.a is true, which is no integer.',
        'spec.a is true, which is no string.',
      ],
    ],
    [
      'an embedded object',
      {
        properties: {
          a: {
            type: 'object',
            'x-kubernetes-embedded-resource': true,
            properties: { b: { type: 'string' } },
          },
        },
      },
      { a: { apiVersion: 'v1', kind: 'X', metadata: {}, b: 'y' } },
      [],
    ],
    [
      'formats',
      { properties: { a: { type: 'string', format: 'date-time' } } },
      { a: 'today' },
      ['spec.a is "today", which must match format "date-time".'],
    ],
    [
      'formats that nobody knows',
      { properties: { a: { type: 'string', format: 'shop-id' } } },
      { a: 'x' },
      [],
    ],
    [
      'patterns of Go that JavaScript does not read',
      { properties: { a: { type: 'string', pattern: '(?i)^x$' } } },
      { a: 'X' },
      [],
    ],
    [
      'patterns with an escape too many',
      { properties: { a: { type: 'string', pattern: '^a\\-b$' } } },
      { a: 'a-b' },
      [],
    ],
    [
      'lists',
      {
        properties: {
          a: {
            type: 'array',
            maxItems: 1,
            items: { type: 'object', properties: { b: { type: 'string' } } },
          },
        },
      },
      { a: [{ c: 1 }] },
      ['spec.a.0.c is no field of Thing (there are b).'],
    ],
    [
      'a choice',
      {
        properties: {
          a: {
            type: 'object',
            properties: { x: { type: 'string' }, y: { type: 'string' } },
            oneOf: [{ required: ['x'] }, { required: ['y'] }],
          },
        },
      },
      { a: { x: '1' } },
      [],
    ],
    [
      'prototype keys',
      { properties: {} },
      JSON.parse('{"toString": 1}'),
      ['spec.toString is no field of Thing.'],
    ],
  ])('read %s as Kubernetes does', (_, schema, spec, expected) => {
    expect(messages(ask(schema, spec))).toEqual(expected);
  });
});
