/** Where the record of the platform's files is. */
export const PLATFORM_RECORD_PATH = 'dist/platform/generated.yaml';
