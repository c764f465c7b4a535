import { randomBytes } from 'node:crypto';
import { Content } from '../content.js';
import { jsonAnswer } from '../exchange.js';
import type { Reply } from '../faulty-server.js';
import { disposition, Refusal, rangeOf } from './exchange.js';
import { type Arrived, hashOf, sha256Of } from './objects.js';
import type { Repository } from './repository.js';
import type { Call, SentRepoCall } from './routes.js';
import type { Grant, MultipartUpload, State } from './state.js';

/** A URL that needs no credentials, with what it is good for. */
export function grant(state: State, url: string, given: Grant): string {
  const signature = randomBytes(16).toString('hex');
  state.grants.set(signature, given);
  const signed = new URL(url);
  signed.searchParams.set('X-Amz-Expires', '3600');
  signed.searchParams.set('X-Amz-Signature', signature);
  return signed.href;
}

/** `POST /{id}.git/info/lfs/objects/batch`: how each object is to be uploaded, if it is not here yet. */
export function batch({ state, repository, body }: SentRepoCall): Reply {
  const transfers: string[] = body.transfers ?? ['basic'];
  const inParts = (size: number) => transfers.includes('multipart') && size > state.settings.multipartAbove;
  const objects: { oid: string; size: number }[] = body.objects;
  return lfsAnswer(200, {
    transfer: objects.some(({ size }) => inParts(size)) ? 'multipart' : 'basic',
    objects: objects.map(({ oid, size }) => {
      if (repository.uploaded.has(oid)) return { oid, size };
      const upload = inParts(size)
        ? partsOf(state, repository, oid, size)
        : { href: grant(state, storageOf(state, oid), { may: 'put', repository, oid, size }) };
      const verify = { href: `${state.url}/${repository.id}.git/info/lfs/objects/verify` };
      return { oid, size, authenticated: true, actions: { upload, verify } };
    }),
  });
}

const storageOf = (state: State, oid: string) => `${state.storageUrl}/lfs-storage/${oid}`;

function partsOf(state: State, repository: Repository, oid: string, size: number) {
  const { chunkSize } = state.settings;
  const count = Math.ceil(size / chunkSize);
  const upload: MultipartUpload = { repository, oid, size, count, parts: new Map() };
  const header: Record<string, string> = { chunk_size: String(chunkSize) };
  for (let part = 1; part <= count; part++)
    header[String(part).padStart(5, '0')] = grant(state, `${storageOf(state, oid)}?partNumber=${part}`, {
      may: 'put-part',
      upload,
      part,
      size: Math.min(chunkSize, size - (part - 1) * chunkSize),
    });
  return { href: grant(state, `${state.url}/api/complete_multipart`, { may: 'complete', upload }), header };
}

/** `POST /{id}.git/info/lfs/objects/verify` */
export function verify({ state, repository, body: { oid, size } }: SentRepoCall): Reply {
  const stored = repository.uploaded.has(oid) ? state.objects.get(oid) : undefined;
  return stored?.size === size ? lfsAnswer(200, {}) : lfsAnswer(404, { message: `Object ${oid} not found` });
}

/** `PUT /lfs-storage/{oid}`: an object, or a part of one. */
export async function put(call: Call): Promise<Reply> {
  const { state, headers, arrived } = call;
  const given = granted(call);
  if (headers['transfer-encoding'] !== undefined) {
    violated(call, 'sent without Content-Length');
    return storageError(501, 'NotImplemented');
  }
  if (given?.may !== 'put' && given?.may !== 'put-part') return denied(call);
  const etag = `"${sha256Of(arrived)}"`;
  if (sizeOf(arrived) !== given.size) return storageError(400, 'IncompleteBody');
  if (given.may === 'put-part') {
    const { upload, part } = given;
    upload.parts.set(part, { content: await state.objects.take(arrived), etag });
  } else {
    if (etag !== `"${given.oid}"`) return storageError(400, 'BadDigest');
    store(state, given.repository, given.oid, await state.objects.take(arrived));
  }
  return { status: 200, headers: { etag }, body: Buffer.alloc(0) };
}

const sizeOf = ({ body, upload }: Arrived) => upload?.size ?? body.length;

/** `POST /api/complete_multipart`: makes an object of its parts. */
export async function complete(call: Call): Promise<Reply> {
  const { state, body } = call;
  const given = granted(call);
  if (given?.may !== 'complete') return denied(call);
  const { repository, oid, size, count, parts } = given.upload;
  const named: { partNumber: number; etag: string }[] = body.parts;
  const isWhole =
    body.oid === oid &&
    named.length === count &&
    named.every(
      ({ partNumber, etag }, index) => partNumber === index + 1 && parts.get(partNumber)?.etag === etag,
    );
  if (!isWhole) throw new Refusal(400, 'InvalidPart: parts are missing, or their ETags are not those given');
  const content = new Content(named.map(({ partNumber }) => parts.get(partNumber)!.content));
  if (content.size !== size || (await hashOf(content)) !== oid)
    throw new Refusal(400, 'The parts do not make the object that was announced');
  store(state, repository, oid, content);
  return jsonAnswer(200, { success: true });
}

function store(state: State, repository: Repository, oid: string, content: Content): void {
  state.objects.store(oid, content);
  repository.uploaded.add(oid);
}

/** `GET /lfs-storage/{oid}` */
export function get(call: Call): Reply {
  const { state, headers } = call;
  const given = granted(call);
  if (given?.may !== 'get') return denied(call);
  return rangeOf(state.objects.get(given.oid), headers.range, {
    etag: `"${given.oid}"`,
    'content-type': 'application/octet-stream',
    'content-disposition': disposition(given.fileName),
  });
}

/** What the signature of a URL allows: nothing if it is for another object. */
function granted({ state, url, parts: [oid] }: Call): Grant | undefined {
  const given = state.grants.get(url.searchParams.get('X-Amz-Signature') ?? '');
  const of = given && ('upload' in given ? given.upload.oid : given.oid);
  return oid === undefined || of === oid ? given : undefined;
}

function violated({ state, method, url }: Call, what: string): void {
  state.violations.push(`${method} ${url.pathname}: ${what}`);
}

function denied(call: Call): Reply {
  violated(call, 'not what the URL was signed for');
  return storageError(403, 'AccessDenied');
}

/** An error as the storage words it. */
export function storageError(status: number, code: string): Reply {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) };
}

function lfsAnswer(status: number, value: unknown): Reply {
  return jsonAnswer(status, value, { 'content-type': 'application/vnd.git-lfs+json; charset=utf-8' });
}
