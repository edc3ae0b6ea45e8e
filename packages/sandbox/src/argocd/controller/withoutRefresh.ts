import { Application } from '../objects/Application';

const REFRESH = 'argocd.argoproj.io/refresh';

/** The Application without the annotation that asked for a comparison; itself when there is none. */
export function withoutRefresh(application: Application): Application {
  const { annotations, ...metadata } = application.metadata;
  if (!annotations || !(REFRESH in annotations)) return application;
  const { [REFRESH]: _, ...others } = annotations;
  return {
    ...application,
    metadata: {
      ...metadata,
      ...(Object.keys(others).length > 0 && { annotations: others }),
    },
  };
}
