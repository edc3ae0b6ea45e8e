import { ProxiedRequest, ProxyFault, ProxyFaultRule } from '@slipway/sandbox';

/** The requests of one publishing that may fail. */
export type FaultStep = 'look' | 'send' | 'name' | 'read back';

/** One thing that goes wrong, for the table. */
export interface FaultRow {
  readonly title: string;
  readonly step: FaultStep;
  readonly fault: ProxyFault | ((context: FaultContext) => ProxyFault);
  /** What the registry asks for beside the fault. */
  readonly asks?: 'basic' | 'token';
  /** Milliseconds without progress until a request is given up. */
  readonly timeoutMs?: number;
  /** Absent: once. */
  readonly times?: number;
  /** Only registries of this protocol have it. */
  readonly only?: 'oci' | 'chartmuseum';
}

/** Servers beside the registry. */
export interface FaultContext {
  /** `http://127.0.0.1:5001`: the same registry under another address. */
  readonly otherHost: string;
  /** Issues tokens to anybody: `token-1`, `token-2`, … */
  readonly realm: string;
}

const ALWAYS = 1000;
const HTML = '<html><body><h1>It does not work</h1></body></html>';
const html = { 'content-type': 'text/html' };

const answer = (
  status: number,
  more: Partial<Extract<ProxyFault, { type: 'answer' }>> = {},
): ProxyFault => ({
  type: 'answer',
  status,
  headers: html,
  body: HTML,
  ...more,
});

/** What can go wrong between us and a registry. */
export const faultRows: readonly FaultRow[] = [
  {
    title: '429, Retry-After 1 s, once',
    step: 'send',
    fault: answer(429, { headers: { ...html, 'retry-after': '1' } }),
  },
  {
    title: '429, Retry-After 1 hour',
    step: 'send',
    fault: answer(429, { headers: { ...html, 'retry-after': '3600' } }),
    times: ALWAYS,
  },
  { title: '429 without Retry-After, once', step: 'send', fault: answer(429) },
  {
    title: '429 without Retry-After, always',
    step: 'send',
    fault: answer(429),
    times: ALWAYS,
  },
  { title: '500 once', step: 'send', fault: answer(500) },
  { title: '502 once', step: 'look', fault: answer(502) },
  {
    title: '503 twice',
    step: 'name',
    fault: answer(503),
    times: 2,
    only: 'oci',
  },
  { title: '503 once', step: 'read back', fault: answer(503) },
  { title: '503 always', step: 'send', fault: answer(503), times: ALWAYS },
  { title: '413 with HTML', step: 'send', fault: answer(413) },
  { title: '507', step: 'send', fault: answer(507) },
  {
    title: '412, the tag is immutable',
    step: 'name',
    fault: answer(412, {
      headers: { 'content-type': 'application/json' },
      body: '{"errors":[{"code":"PRECONDITION","message":"configured as immutable"}]}',
    }),
    only: 'oci',
  },
  {
    title: '400 TAG_INVALID, the tag is immutable',
    step: 'name',
    fault: answer(400, {
      headers: { 'content-type': 'application/json' },
      body: '{"errors":[{"code":"TAG_INVALID","message":"cannot be overwritten"}]}',
    }),
    only: 'oci',
  },
  {
    title: '404, the upload is forgotten, once',
    step: 'send',
    fault: answer(404, {
      headers: { 'content-type': 'application/json' },
      body: '{"errors":[{"code":"BLOB_UPLOAD_INVALID","message":"/var/lib/registry"}]}',
    }),
    only: 'oci',
  },
  {
    title: '403',
    step: 'send',
    fault: answer(403),
  },
  {
    title: 'connection cut in the request, once',
    step: 'send',
    fault: { type: 'reset', at: 'request' },
  },
  {
    title: 'connection cut before the answer, once',
    step: 'send',
    fault: { type: 'reset', at: 'before-headers' },
  },
  {
    title: 'connection cut before the answer, once',
    step: 'name',
    fault: { type: 'reset', at: 'before-headers' },
    only: 'oci',
  },
  {
    title: 'connection cut in the answer, once',
    step: 'read back',
    fault: { type: 'reset', at: 'mid-body' },
  },
  {
    title: 'connection cut before the answer, always',
    step: 'send',
    fault: { type: 'reset', at: 'before-headers' },
    times: ALWAYS,
  },
  {
    title: 'the answer stops, once',
    step: 'read back',
    fault: { type: 'stall' },
    timeoutMs: 1500,
  },
  {
    title: 'the answer trickles for longer than the timeout',
    step: 'read back',
    fault: { type: 'trickle', gapMs: 200 },
    timeoutMs: 1500,
  },
  {
    title: 'other bytes than sent',
    step: 'read back',
    fault: { type: 'corrupt' },
  },
  {
    title: 'the token ends in the middle',
    step: 'send',
    asks: 'token',
    fault: ({ realm }) =>
      answer(401, {
        headers: {
          'www-authenticate': `Bearer realm="${realm}",error="invalid_token"`,
        },
      }),
    only: 'oci',
  },
  ...(['send', 'read back'] as const).map((step): FaultRow => ({
    title: 'redirect to another host, which gets no credentials',
    step,
    asks: 'basic',
    fault: ({ otherHost }) => answer(307, { headers: { location: otherHost } }),
    times: ALWAYS,
  })),
];

/** The rules of a row for the proxy. */
export function rulesOf(
  type: 'oci' | 'chartmuseum',
  { fault, asks, step, times }: FaultRow,
  context: FaultContext,
): readonly ProxyFaultRule[] {
  const isTurn = isStep(type, step);
  const given = typeof fault === 'function' ? fault(context) : fault;
  const challenge =
    asks === 'token' ? `Bearer realm="${context.realm}"` : 'Basic realm="x"';
  return [
    ...(asks && type === 'oci'
      ? [
          {
            matches: ({ headers }: ProxiedRequest) => !headers.authorization,
            times: ALWAYS,
            fault: answer(401, { headers: { 'www-authenticate': challenge } }),
          },
        ]
      : []),
    { fault: given, times, matches: isTurn },
  ];
}

/** True for the requests of a step. */
export function isStep(
  type: 'oci' | 'chartmuseum',
  step: FaultStep,
): (request: Pick<ProxiedRequest, 'method' | 'path'>) => boolean {
  let looked = false;
  return ({ method, path }) => {
    if (type === 'chartmuseum') {
      const isArchive = method === 'GET' && /^\/charts\//.test(path);
      const isSecond = isArchive && looked;
      looked ||= isArchive;
      return {
        look: isArchive && !isSecond,
        send: method === 'POST',
        name: false,
        'read back': isSecond,
      }[step];
    }
    return {
      look: method === 'GET' && /\/manifests\//.test(path),
      send: method === 'PUT' && /\/uploads\//.test(path),
      name: method === 'PUT' && /\/manifests\//.test(path),
      'read back': method === 'GET' && /\/blobs\//.test(path),
    }[step];
  };
}
