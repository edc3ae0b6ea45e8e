import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import createPromiseRouter from 'express-promise-router';
import { spec } from '../schema/openapi/generated/router';

/**
 * An HTTP router for tests that holds every answer of the plugin against its OpenAPI document: an answer that its schema
 * does not allow, or with a field that it does not name, becomes an error.
 */
export const documentedHttpRouter = createServiceFactory({
  service: coreServices.httpRouter,
  initialization: 'always',
  deps: {
    plugin: coreServices.pluginMetadata,
    rootHttpRouter: coreServices.rootHttpRouter,
  },
  factory({ plugin, rootHttpRouter }) {
    const router = createPromiseRouter();
    rootHttpRouter.use(`/api/${plugin.getId()}`, router);
    if (plugin.getId() === 'gitops') {
      router.use(
        createValidatedOpenApiRouter(withoutOtherFields(spec), {
          middleware: [(_req, _res, next) => next()],
          validatorOptions: {
            // Our own sentences say what is wrong with a request.
            validateRequests: false,
            // Uploads are read by our own routes.
            fileUploader: false,
            validateSecurity: false,
            validateResponses: true,
            ignoreUndocumented: true,
            ignorePaths: /\/openapi\.json$/,
          },
        }),
      );
    }
    return { use: handler => router.use(handler), addAuthPolicy() {} };
  },
});

/** The document with objects that may have the fields they name and no others, unless they are parts of another. */
function withoutOtherFields<T>(document: T): T {
  const parts = new Set(
    JSON.stringify(document)
      .match(/"allOf":\[\{"\$ref":"[^"]+/g)
      ?.map(found => found.split('/').at(-1)),
  );
  return closed(document, '') as T;

  function closed(value: unknown, name: string): unknown {
    if (Array.isArray(value)) return value.map(each => closed(each, ''));
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        key,
        key === 'allOf' ? entry : closed(entry, key),
      ]),
    );
    const open =
      copy.type !== 'object' ||
      !copy.properties ||
      copy.additionalProperties !== undefined ||
      parts.has(name);
    return open ? copy : { ...copy, additionalProperties: false };
  }
}
