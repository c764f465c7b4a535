import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '@mlops-actions/testing';
import { bytesOf } from '../src/bytes.js';
import { contentOf, inflated, opened } from '../src/content.js';
import { Limits, MOST_FILES } from '../src/limits.js';
import { zipMembers } from '../src/zip.js';
import { bytes, call, global, listed, PROTO, scan, stackGlobal, text } from './support.js';

const EVIL = `${PROTO}${call(stackGlobal('os', 'system'))}.`;
const SYSTEM = 'dangerous os.system';

/** What Python's zipfile or tarfile makes of the members, as base64 given to the program. */
function archive(program: string, members: Record<string, string | Buffer> = {}): Buffer {
  const path = join(newFolder(), 'archive');
  const given = Object.entries(members).map(([name, content]) => [
    name,
    Buffer.from(content as string, 'latin1').toString('base64'),
  ]);
  const script = `
import base64, io, json, sys, tarfile, zipfile
path, members = sys.argv[1], [(n, base64.b64decode(c)) for n, c in json.load(sys.stdin)]
${program}`;
  execFileSync(process.env.REFERENCE_PYTHON!, ['-c', script, path], { input: JSON.stringify(given) });
  return readFileSync(path);
}

const zip = (members: Record<string, string | Buffer>, method = 'STORED') =>
  archive(
    `
with zipfile.ZipFile(path, 'w', zipfile.ZIP_${method}) as z:
    for name, content in members: z.writestr(name, content)`,
    members,
  );

const tar = (members: Record<string, string | Buffer>, mode = 'w') =>
  archive(
    `
with tarfile.open(path, '${mode}') as t:
    for name, content in members:
        info = tarfile.TarInfo(name); info.size = len(content); t.addfile(info, io.BytesIO(content))`,
    members,
  );

describe('zips', () => {
  test.each(['STORED', 'DEFLATED'])('pickles in them, %s', async (method) => {
    const found = await scan(zip({ 'notes.txt': 'hello', 'a/b/weights.bin': EVIL }, method), 'archive.mar');
    expect(found).toMatchObject({ format: 'zip' });
    expect(listed(found)).toEqual([SYSTEM]);
  });

  test('without pickles are none', async () => {
    expect(
      await scan(zip({ 'config.json': '{}', 'schema.json': '{"type": "object"}', 'x/': '' }), 'a.keras'),
    ).toBeUndefined();
    expect(await scan(zip({}), 'empty.zip')).toBeUndefined();
  });

  test('in zips, up to three deep', async () => {
    const one = zip({ 'model.pt': EVIL }, 'DEFLATED');
    const two = zip({ inner: one }, 'DEFLATED');
    const three = zip({ inner: two });
    expect(listed(await scan(two))).toEqual([SYSTEM]);
    expect(listed(await scan(three))).toEqual([SYSTEM]);
    const four = await scan(zip({ inner: three }));
    expect(four?.unreadable).toBe('inner: inner: inner: it is an archive more than 3 archives deep');
  });

  test('of torch', async () => {
    // As torch.save writes it: storages are named by persistent ids and stand beside the pickle.
    const storage = `((${text('storage')}${global('torch', 'FloatStorage')}${text('0')}${text('cpu')}K\x02tQ`;
    const tensor = `${global('torch._utils', '_rebuild_tensor_v2')}${storage}K\0K\x02\x85K\x01\x85\x89${global('collections', 'OrderedDict')})RtR`;
    const found = await scan(
      zip({
        'archive/data.pkl': `\x80\x02}${text('weight')}${tensor}s.`,
        'archive/byteorder': 'little',
        'archive/data/0': '\x80\x02\0\0\x80\x3f\0\0',
        'archive/version': '3\n',
        'archive/.data/serialization_id': '0',
      }),
      'pytorch_model.bin',
    );
    expect(found).toMatchObject({ format: 'torch', path: 'pytorch_model.bin' });
    expect(listed(found)).toEqual([
      'known collections.OrderedDict',
      'known torch.FloatStorage',
      'known torch._utils._rebuild_tensor_v2',
    ]);
    expect(found).not.toHaveProperty('unreadable');
    expect(listed(await scan(zip({ 'm/data.pkl': EVIL, 'm/version': '3' })))).toEqual([SYSTEM]);
  });

  test('that only some programs can open are unreadable, not harmless', async () => {
    const good = zip({ 'data.pkl': EVIL });
    const directory = good.lastIndexOf(bytes('PK\x01\x02'));
    const end = good.lastIndexOf(bytes('PK\x05\x06'));
    const changed = (change: (data: Buffer) => void) => {
      const data = Buffer.from(good);
      change(data);
      return data;
    };
    const why = async (data: Buffer) => (await scan(data, 'model.pt'))?.unreadable;
    expect(await why(changed((data) => data.writeUInt16LE(1, directory + 8)))).toBe('data.pkl is encrypted');
    expect(await why(changed((data) => data.writeUInt16LE(14, directory + 10)))).toBe(
      'data.pkl is compressed by method 14 of zip',
    );
    expect(
      await why(changed((data) => data.writeUInt16LE(0, end + 8) + data.writeUInt16LE(0, end + 10))),
    ).toBe('its directory lists more than it counts');
    expect(await why(changed((data) => data.writeUInt32LE(9, directory + 20)))).toMatch(
      /^data.pkl has two sizes/,
    );
    expect(await why(changed((data) => data.writeUInt32LE(10, end + 16)))).toBe(
      'its directory is not where it says',
    );
    expect(await why(good.subarray(0, end))).toBe('it is a zip without its end');
    expect(await why(changed((data) => data.write('PK\0\0', 0)))).toMatch(/invalid local file header/i);
    expect(await why(Buffer.concat([good, good.subarray(directory)]))).toBe(
      'its directory is not where it says',
    );
  });

  test('behind and before other bytes, as Python opens them too', async () => {
    const good = zip({ 'data.pkl': EVIL });
    expect(listed(await scan(Buffer.concat([bytes('#!/bin/sh\n'), good]), 'notes.txt'))).toEqual([SYSTEM]);
    expect(listed(await scan(Buffer.concat([good, bytes('more')]), 'notes.txt'))).toEqual([SYSTEM]);
    const both = await scan(Buffer.concat([bytes(`${PROTO}${call(global('sys', 'exit'))}.`), good]), 'x');
    expect(listed(both)).toEqual([SYSTEM, 'dangerous sys.exit']);
  });

  test('with two members of a name, both', async () => {
    const twice = archive(
      `
import warnings; warnings.simplefilter('ignore')
with zipfile.ZipFile(path, 'w') as z:
    for content in members: z.writestr('data.pkl', content[1])`,
      { a: EVIL, b: `${PROTO}${global('builtins', 'eval')}.` },
    );
    expect(listed(await scan(twice))).toEqual(['dangerous builtins.eval', SYSTEM]);
  });
});

test('files of torch before 1.6 are pickles in a row', async () => {
  const magic = '\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.';
  const start = `${magic}\x80\x02M\xe9\x03.\x80\x02}${text('little_endian')}\x88s.`;
  const found = await scan(
    `${start}${EVIL}\x80\x02]${text('94')}a.\x02\0\0\0\0\0\0\0\0\0\x80\x3f\0\0\x80\x3f`,
    'model.pth',
  );
  expect(found).toMatchObject({ format: 'torch' });
  expect(found).not.toHaveProperty('unreadable');
  expect(listed(found)).toEqual([SYSTEM]);
});

describe('tars', () => {
  test('as torch wrote them once, and packed', async () => {
    const members = { storages: `${PROTO}N.`, tensors: 'x', pickle: EVIL };
    expect(await scan(tar(members), 'old.pth')).toMatchObject({ format: 'tar', imports: [{ module: 'os' }] });
    expect(listed(await scan(tar(members, 'w:gz'), 'old.tar.gz'))).toEqual([SYSTEM]);
    expect(listed(await scan(tar({ 'model.ckpt': zip({ 'x/data.pkl': EVIL }) }), 'm.nemo'))).toEqual([
      SYSTEM,
    ]);
    expect(await scan(tar({ 'a.txt': 'x' }), 'a.tar')).toBeUndefined();
  });

  test('that state sizes elsewhere, or end early, are unreadable', async () => {
    const pax = archive(
      `
with tarfile.open(path, 'w', format=tarfile.PAX_FORMAT) as t:
    info = tarfile.TarInfo('a'); info.pax_headers = {'size': '0'}; t.addfile(info)`,
    );
    expect((await scan(pax))?.unreadable).toMatch(/states a size of its own/);
    expect((await scan(tar({ a: 'x'.repeat(5000) }).subarray(0, 2000)))?.unreadable).toBe(
      'it ends in the middle',
    );
  });
});

describe('compressed data', () => {
  test('gzip and zlib are looked into', async () => {
    expect(await scan(gzipSync(bytes(EVIL)), 'model.pkl.gz')).toMatchObject({
      format: 'pickle',
      imports: [{ name: 'system' }],
    });
    expect(await scan(deflateSync(bytes(EVIL)), 'weights.dat')).toMatchObject({
      format: 'joblib',
      imports: [{ name: 'system' }],
    });
    expect(listed(await scan(zip({ a: gzipSync(bytes(EVIL)) }, 'DEFLATED')))).toEqual([SYSTEM]);
    const old = Buffer.concat([
      bytes(`ZF${`0x${EVIL.length.toString(16)}`.padEnd(19)}`),
      deflateSync(bytes(EVIL)),
    ]);
    expect(listed(await scan(old, 'model.pkl'))).toEqual([SYSTEM]);
    expect(await scan(gzipSync(bytes('a,b\n1,2\n')), 'data.csv.gz')).toBeUndefined();
  });

  test('what there is before damage counts', async () => {
    const whole = gzipSync(
      bytes(`${EVIL.slice(0, -1)}0${Array.from({ length: 9999 }, (_, i) => `I${i * 7919}\n0`).join('')}N.`),
    );
    const found = await scan(whole.subarray(0, whole.length - 100), 'model.pkl');
    expect(listed(found)).toEqual([SYSTEM]);
    expect(found?.unreadable).toBe('unexpected end of file');
  });

  test('other compression is said to be closed', async () => {
    for (const [head, name] of [
      ['BZh91AY&SY', 'bzip2'],
      ['\xfd7zXZ\0', 'xz'],
      [']\0\0\x80\0', 'lzma'],
      ['\x04\x22\x4d\x18', 'lz4'],
      ['\x28\xb5\x2f\xfd', 'zstandard'],
      ['7z\xbc\xaf\x27\x1c', '7-Zip'],
    ]) {
      expect((await scan(head!, 'x'))?.unreadable).toBe(
        `it is compressed by ${name}, which cannot be looked into here`,
      );
    }
  });

  test('a bomb is left after its budget', async () => {
    const limits = new Limits(-(2 ** 31) / 20 + 1000);
    const packed = contentOf('bomb', bytesOf(deflateSync(Buffer.alloc(2 ** 20))));
    const cursor = await opened(inflated(packed, 'zlib', limits));
    expect(await cursor.skip(2 ** 20)).toBe(false);
    expect(cursor.trouble).toMatch(/unpacks to more than 20 times its size and 2 GiB/);
    cursor.close();
  });

  test('a bomb of many files is left', async () => {
    const limits = new Limits(0);
    for (let i = 0; i < MOST_FILES; i++) limits.enter();
    const unreadable: string[] = [];
    for await (const _ of zipMembers(bytesOf(zip({ a: EVIL })), limits, unreadable))
      throw new Error('entered');
    expect(unreadable).toEqual(['it holds more than 50000 files']);
  });

  test('a bomb of members that overlap is left', async () => {
    const overlapping = zip({ a: EVIL, b: 'N0'.repeat(500) });
    const second = overlapping.lastIndexOf(bytes('PK\x01\x02'));
    overlapping.writeUInt32LE(2 ** 20, second + 20);
    overlapping.writeUInt32LE(2 ** 20, second + 24);
    expect((await scan(overlapping, 'bomb.zip'))?.unreadable).toBe('its members overlap');
  });
});

describe("numpy's files", () => {
  const npy = (header: string, data: string) =>
    `\x93NUMPY\x01\0${String.fromCharCode(header.length, 0)}${header}${data}`;
  const of = (descr: string) => `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`;

  test('objects are a pickle, numbers are not', async () => {
    expect(await scan(npy(of("'|O'"), EVIL), 'a.npy')).toMatchObject({
      format: 'numpy',
      imports: [{ name: 'system' }],
    });
    for (const descr of ["'<f8'", "'|S5'", "'<M8[ns]'", "[('a', '<i4'), ('b', '<f8', (2,))]", "'|b1'"]) {
      expect(await scan(npy(of(descr), EVIL), 'a.npy')).toBeUndefined();
    }
  });

  test('what is not plainly numbers is read as objects', async () => {
    for (const descr of [
      "'|\\x4f'",
      "'O8'",
      "[('a', '<i4'), ('b', '|O')]",
      "[('a', [('b', 'O')])]",
      '("O")',
      "'f8' 'O'",
    ]) {
      expect(listed(await scan(npy(of(descr), EVIL), 'a.npy'))).toEqual([SYSTEM]);
    }
    const twice = "{'descr': '<f8', 'descr': 'O', 'fortran_order': False, 'shape': (1,), }";
    expect(listed(await scan(npy(twice, EVIL), 'a.npy'))).toEqual([SYSTEM]);
  });

  test('broken ones are unreadable', async () => {
    expect((await scan('\x93NUMPY\x01\0\xff\xff{', 'a.npy'))?.unreadable).toBe('its header cannot be read');
    expect((await scan(npy(of("'|O'"), '\0\0'), 'a.npy'))?.unreadable).toBe(
      'its objects are not where they belong',
    );
  });
});

describe("skops' files", () => {
  const schema = (node: unknown) => zip({ 'schema.json': JSON.stringify(node) }, 'DEFLATED');

  test('what its nodes name', async () => {
    const found = await scan(
      schema({
        __class__: 'Pipeline',
        __module__: 'sklearn.pipeline',
        __loader__: 'ObjectNode',
        content: {
          __class__: 'dict',
          __module__: 'builtins',
          __loader__: 'DictNode',
          content: {
            a: { __class__: 'system', __module__: 'os', __loader__: 'FunctionNode' },
            b: { __class__: 'str', __module__: 'builtins', __loader__: 'JsonNode', content: '"__class__"' },
            c: {
              __class__: 'Thing',
              __module__: 'own',
              __loader__: 'MethodNode',
              content: {
                func: 'run',
                obj: { __class__: 'Thing', __module__: 'own', __loader__: 'ObjectNode' },
              },
            },
            d: { __loader__: 'FunctionNode', content: { module_path: 'builtins', function: 'eval' } },
            e: {
              __class__: 'methodcaller',
              __module__: 'operator',
              __loader__: 'OperatorFuncNode',
              attrs: {},
            },
          },
        },
      }),
      'model.skops',
    );
    expect(found).toMatchObject({ format: 'skops' });
    expect(listed(found)).toEqual([
      'dangerous builtins.eval',
      SYSTEM,
      'unknown operator.methodcaller',
      'unknown own.Thing',
      'unknown own.Thing.run',
      'known builtins.dict',
      'known sklearn.pipeline.Pipeline',
    ]);
  });

  test('escaped and repeated keys, as Python reads them', async () => {
    const text = String.raw`{"__module__": "json", "\u005f_module__": "o\u0073", "__class__":"sys\u0074em", "x": [1e5, null, "\"}"], "y": {}}`;
    expect(listed(await scan(zip({ 'schema.json': text })))).toEqual([SYSTEM]);
  });

  test('what cannot be read through is said', async () => {
    const node = '{"__module__": "os", "__class__": "system"}';
    const found = async (text: string | Buffer) => scan(zip({ 'schema.json': text }));
    expect(await found(`[${node}`)).toMatchObject({
      unreadable: 'schema.json is cut off',
      imports: [{ name: 'system' }],
    });
    expect(await found(`[${node}}`)).toMatchObject({ unreadable: 'schema.json is no JSON' });
    expect(await found(Buffer.from(`\ufeff${node}`, 'utf16le'))).toMatchObject({
      unreadable: 'schema.json is no JSON in UTF-8',
    });
    expect(await found('['.repeat(10_001))).toMatchObject({
      unreadable: 'schema.json nests more than 10,000 deep',
    });
  });

  test('pickles beside the schema', async () => {
    expect(
      listed(
        await scan(zip({ 'schema.json': '{"__module__":"builtins","__class__":"dict"}', '1.bin': EVIL })),
      ),
    ).toEqual([SYSTEM, 'known builtins.dict']);
  });
});
