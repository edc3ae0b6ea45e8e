import { Answer, answerError, answerJson } from './Answer';
import { ChartMetadata } from './ChartMetadata';
import { ChartStore } from './ChartStore';
import { UploadRoute } from './matchRoute';
import { provenanceFile } from './provenanceFile';
import { readChartArchive } from './readChartArchive';

interface Upload {
  readonly body: Buffer;
  readonly contentType: string;
  readonly store: ChartStore;
  readonly logger: { info(message: string): void };
}

/** Takes a chart or a provenance, raw or as a form with the fields `chart` and `prov`. */
export async function handleUpload(
  route: UploadRoute,
  upload: Upload,
): Promise<Answer> {
  if (/^multipart\/form-data/i.test(upload.contentType)) {
    return fromForm(route.force, upload);
  }
  return route.kind === 'upload'
    ? rawChart(route.force, upload)
    : rawProvenance(route.force, upload);
}

async function rawChart(force: boolean, upload: Upload): Promise<Answer> {
  const { body, store } = upload;
  const { metadata } = await readChartArchive(body);
  if (store.has(fileOf(metadata)) && !force) {
    return answerError(409, 'file already exists');
  }
  return saved(metadata, body, upload);
}

function rawProvenance(force: boolean, { body, store }: Upload): Answer {
  const file = provenanceFile(body.toString('utf8'));
  if (file === undefined) {
    return answerError(500, 'invalid provenance file');
  }
  if (store.has(file) && !force) {
    return answerError(409, 'file already exists');
  }
  store.write(file, body);
  return answerJson(201, { saved: true });
}

async function fromForm(force: boolean, upload: Upload): Promise<Answer> {
  const { body, contentType, store } = upload;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const chart = await field(form, 'chart');
  const provenance = await field(form, 'prov');
  if (!chart && !provenance) {
    return answerError(
      400,
      'no package or provenance file found in form fields chart and prov',
    );
  }
  const metadata = chart && (await readChartArchive(chart)).metadata;
  const file = provenance && provenanceFile(provenance.toString('utf8'));
  if (provenance && file === undefined) {
    return answerError(400, 'invalid provenance file');
  }
  const exists =
    (metadata && store.has(fileOf(metadata))) ||
    (file !== undefined && store.has(file));
  if (exists && !force) {
    return answerError(409, 'chart already exists');
  }
  if (provenance && file !== undefined) {
    store.write(file, provenance);
  }
  return chart && metadata
    ? saved(metadata, chart, upload)
    : answerJson(201, { saved: true });
}

async function field(
  form: FormData,
  name: string,
): Promise<Buffer | undefined> {
  const value = form.get(name);
  if (value === null) {
    return undefined;
  }
  return typeof value === 'string'
    ? Buffer.from(value)
    : Buffer.from(await value.arrayBuffer());
}

function saved(
  metadata: ChartMetadata,
  bytes: Buffer,
  { store, logger }: Upload,
): Answer {
  store.save(metadata, bytes);
  logger.info(`Saved chart ${metadata.name} ${metadata.version}`);
  return answerJson(201, { saved: true });
}

function fileOf({ name, version }: ChartMetadata): string {
  return `${name}-${version}.tgz`;
}
