import { InputError } from '@backstage/errors';
import { Request } from 'express';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes of the largest packaged chart; Helm itself takes no larger file in one. */
export const LARGEST_CHART = 20 * 1024 * 1024;

const ARCHIVES = [
  'application/gzip',
  'application/x-gzip',
  'application/tar+gzip',
  'application/x-tar',
  'application/octet-stream',
  'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
];

/** A chart that came with a request. */
export interface ReceivedChart {
  readonly archive: Buffer;
  /** The other parts of a multipart body. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Whether the body of a request is a chart itself, or has one as a part, and no JSON.
 */
export function carriesChart(request: Request): boolean {
  return Boolean(request.is(['multipart/form-data', ...ARCHIVES]));
}

/**
 * Receives a chart: as the body, or as the file part `chart` of a multipart body. The body goes to a file as it comes,
 * and no further than the limit, so that many uploads at once do not fill the memory.
 *
 * @throws InputError with status 413 when it is too large, and without when there is none.
 */
export async function receiveChart(
  request: Request,
  options: { readonly largest?: number } = {},
): Promise<ReceivedChart> {
  const largest = options.largest ?? LARGEST_CHART;
  const folder = await mkdtemp(join(tmpdir(), 'slipway-chart-'));
  const file = join(folder, 'body');
  try {
    await pipeline(request, upTo(largest), createWriteStream(file));
    return request.is('multipart/form-data')
      ? await readParts(file, String(request.headers['content-type']))
      : checkNotEmpty({ archive: await readFile(file), fields: {} });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function upTo(largest: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= largest) done(null, chunk);
      else done(tooLarge(largest));
    },
  });
}

async function readParts(file: string, type: string): Promise<ReceivedChart> {
  const body = withoutLastBreak(await readFile(file));
  let form: FormData;
  try {
    form = await new Response(body, {
      headers: { 'content-type': type },
    }).formData();
  } catch {
    throw new InputError('The multipart body is broken or cut. Send it again.');
  }
  const chart = form.get('chart');
  if (chart === null || typeof chart === 'string') {
    throw new InputError(
      "The multipart body has no file 'chart'. Send the packaged chart in a part of that name.",
    );
  }
  const fields = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return checkNotEmpty({
    archive: Buffer.from(await chart.arrayBuffer()),
    fields: Object.fromEntries(fields),
  });
}

/** RFC 2046 lets a line break follow the last boundary, which the platform's reader does not take. */
function withoutLastBreak(body: Buffer): Buffer {
  return body.subarray(-2).equals(Buffer.from('\r\n'))
    ? body.subarray(0, -2)
    : body;
}

function checkNotEmpty(received: ReceivedChart): ReceivedChart {
  if (received.archive.length) return received;
  throw new InputError('The body is empty. Send the packaged chart (.tgz).');
}

function tooLarge(largest: number): Error {
  const megabytes = Math.floor(largest / 1024 / 1024);
  return Object.assign(
    new InputError(
      `The chart is larger than ${megabytes} MB. Leave out of it what is not needed (.helmignore).`,
    ),
    { statusCode: 413 },
  );
}
