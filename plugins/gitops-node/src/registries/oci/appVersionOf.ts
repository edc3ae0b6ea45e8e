/** The appVersion in the config of a chart; undefined when it has none, or is no config. */
export function appVersionOf(config: Buffer): string | undefined {
  try {
    const { appVersion } = JSON.parse(config.toString('utf8')) as {
      readonly appVersion?: unknown;
    };
    return typeof appVersion === 'string' ? appVersion : undefined;
  } catch {
    return undefined;
  }
}
