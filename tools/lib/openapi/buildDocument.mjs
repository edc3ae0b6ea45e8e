/**
 * A whole OpenAPI document from the routes that were written by hand and the schemas that come from the code.
 *
 * @param {{ routes: object, answers: readonly string[], requests: Record<string, object>, types: Record<string, object> }} parts
 *   `answers`: the schemas that a route answers with as they are
 */
export function buildDocument({ routes, answers, requests, types }) {
  const { components, ...rest } = routes;
  const used = JSON.stringify(rest.paths);
  const bodies = Object.keys(requests).filter(name =>
    used.includes(`#/components/requestBodies/${name}"`),
  );
  const asked = Object.keys(requests).filter(
    name => bodies.includes(name) || used.includes(refTo(name).$ref),
  );
  const body = name => ({
    content: { 'application/json': { schema: refTo(name) } },
  });
  return {
    ...rest,
    paths: mapValues(rest.paths, described),
    components: {
      ...components,
      requestBodies: Object.fromEntries(bodies.map(name => [name, body(name)])),
      responses: {
        ...components.responses,
        ...Object.fromEntries(
          answers.map(name => [
            name,
            {
              description: types[name].description ?? name,
              ...body(name),
            },
          ]),
        ),
      },
      schemas: sorted({
        ...components.schemas,
        ...Object.fromEntries(asked.map(name => [name, requests[name]])),
        ...types,
      }),
    },
  };
}

/** Every operation has a description; a short one is its summary. */
function described(path) {
  return mapValues(path, operation =>
    operation.summary && !operation.description
      ? { ...operation, description: `${operation.summary}.` }
      : operation,
  );
}

function mapValues(record, change) {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value)]),
  );
}

function refTo(name) {
  return { $ref: `#/components/schemas/${name}` };
}

function sorted(record) {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
