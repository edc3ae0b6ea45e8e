/**
 * What came as text, in a query or in the parts of a form, as the schemas of JSON bodies take it: `tagWins` is true or
 * false. Any other text stays, so that the schema refuses it.
 */
export function fieldsOfQuery(
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { tagWins } = query;
  if (tagWins !== 'true' && tagWins !== 'false') return query;
  return { ...query, tagWins: tagWins === 'true' };
}
