import { setTimeout as delay } from 'node:timers/promises';
import { NoAnswerError } from '../http/NoAnswerError';
import { RegistryAnswer } from '../http/RegistryAnswer';
import { isTransient } from '../http/RetryPolicy';
import { readOciErrors } from './readOciErrors';

// Below this a second sending costs less than to ask whether the first has arrived.
const LOOK_FIRST_BYTES = 4 << 20;

/** What an upload needs of its repository. */
export interface UploadSteps {
  /** True when the registry has the blob. */
  has(): Promise<boolean>;
  /** Where to send the bytes; undefined when the registry took them over from elsewhere. */
  start(): Promise<URL | undefined>;
  /** Sends the bytes, once. */
  finish(location: URL): Promise<RegistryAnswer | NoAnswerError>;
  /** Milliseconds until another try; undefined when there is to be none. */
  delay(failed: {
    readonly attempt: number;
    readonly outcome: RegistryAnswer | NoAnswerError;
    readonly waitedMs: number;
  }): number | undefined;
  readonly size: number;
  readonly signal?: AbortSignal;
}

/**
 * Sends a blob. An interrupted upload is not resumed, because after a cut some registries keep the bytes, some forget the
 * upload and some add to it: it begins anew. An upload that the registry has forgotten, after a restart for one, or whose
 * bytes came out wrong, begins anew once without waiting.
 *
 * @returns the answer that refused it; undefined when the blob is there
 */
export async function uploadBlob(
  steps: UploadSteps,
): Promise<RegistryAnswer | NoAnswerError | undefined> {
  if (steps.size > LOOK_FIRST_BYTES && (await steps.has())) {
    return undefined;
  }
  let forgotten = false;
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const location = await steps.start();
    const outcome = location && (await steps.finish(location));
    if (!outcome || isTaken(outcome)) {
      return undefined;
    }
    if (!forgotten && isForgotten(outcome)) {
      forgotten = true;
      continue;
    }
    const wait = steps.delay({ attempt, outcome, waitedMs });
    if (wait === undefined) {
      return outcome;
    }
    waitedMs += wait;
    await delay(wait, undefined, { signal: steps.signal });
    // The bytes may have arrived although the answer did not.
    if (mayHaveArrived(outcome) && (await steps.has())) {
      return undefined;
    }
  }
}

function isTaken(outcome: RegistryAnswer | NoAnswerError): boolean {
  return !(outcome instanceof NoAnswerError) && outcome.status === 201;
}

function isForgotten(outcome: RegistryAnswer | NoAnswerError): boolean {
  if (outcome instanceof NoAnswerError) {
    return false;
  }
  const { status, bytes } = outcome;
  return (
    status === 404 ||
    status === 416 ||
    (status === 400 &&
      readOciErrors(bytes).some(code =>
        /^(DIGEST_INVALID|BLOB_UPLOAD_)/.test(code),
      ))
  );
}

function mayHaveArrived(outcome: RegistryAnswer | NoAnswerError): boolean {
  return outcome instanceof NoAnswerError || isTransient(outcome.status);
}
