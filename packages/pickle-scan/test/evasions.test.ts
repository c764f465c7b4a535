import { describe, expect, test } from '@jest/globals';
import { call, global, listed, PROTO, scan, stackGlobal, text } from './support.js';

const SYSTEM = 'dangerous os.system';

describe('what a pickle imports is told however it is written', () => {
  const long = (value: string) => `X${String.fromCharCode(value.length)}\0\0\0${value}`;
  const wide = (value: string) => `\x8d${String.fromCharCode(value.length)}\0\0\0\0\0\0\0${value}`;
  test.each([
    ['by lines, without a protocol', `${global('os', 'system')}(S'id'\ntR.`],
    ['as the class of an instance', `(S'id'\nios\nsystem\n.`],
    ['as an object of the stack', `(${global('os', 'system')}S'id'\no.`],
    ['as an object with a dozen arguments', `(${global('os', 'system')}${'K\x01'.repeat(12)}o.`],
    ['from the stack', `${PROTO}${call(stackGlobal('os', 'system'))}.`],
    ['from long texts', `${PROTO}${call(`${long('os')}${wide('system')}\x93`)}.`],
    ['from texts of Python 2', `${PROTO}${call(`U\x02osT\x06\0\0\0system\x93`)}.`],
    ['from texts with escapes', `${call(`S'o\\x73'\nV\\u0073ystem\n\x93`)}.`],
    ['from octal escapes', `${call(`S"\\157\\163"\nS'system'\n\x93`)}.`],
    ['from the memo', `${PROTO}${text('system')}\x94${text('os')}\x94${call('h\x01h\0\x93')}.`],
    ['from memo keys in digits', `${text('os')}p1_0\n0${text('system')}p +3 \n0${call('g10\ng0003\n\x93')}.`],
    [
      'from a memo key beyond exact numbers',
      `${text('os')}p99999999999999999999\n0${call(`g99999999999999999999\n${text('system')}\x93`)}.`,
    ],
    [
      'from a key that counts what was put elsewhere',
      `${PROTO}${text('os')}r\x09\0\0\0${text('system')}\x94${call('j\x09\0\0\0h\x01\x93')}.`,
    ],
    [
      'from a memo entry that was written over',
      `${PROTO}${text('json')}q\x05${text('os')}q\x0500${call(`h\x05${text('system')}\x93`)}.`,
    ],
    [
      'after what is duplicated and dropped',
      `${PROTO}(${text('x')}20${text('os')}${text('system')}${text('y')}0\x93${text('id')}\x85R1N.`,
    ],
    ['inside a mark that is dropped', `${PROTO}(((${call(stackGlobal('os', 'system'))}110N.`],
    [
      'across frames that lie',
      `${PROTO}\x95\x03\0\0\0\0\0\0\0${text('os')}\x95\xff\0\0\0\0\0\0\0${call(`${text('system')}\x93`)}.`,
    ],
    ['in the second pickle of a file', `${PROTO}N.${PROTO}${call(stackGlobal('os', 'system'))}.`],
    ['before bytes that are no pickle', `${PROTO}${call(stackGlobal('os', 'system'))}.\0\xffgarbage`],
    [
      'as an attribute of an attribute',
      `${PROTO}${global('joblib', 'os.system')}.`,
      'dangerous joblib.os.system',
    ],
    [
      'by getattr',
      `${PROTO}${global('builtins', 'getattr')}${global('pandas', 'os')}${text('system')}\x86R${text('id')}\x85R.`,
      'dangerous pandas.os.system',
    ],
    [
      'by a module that cloudpickle imports',
      `${PROTO}${global('builtins', 'getattr')}${call(global('cloudpickle.cloudpickle', 'subimport'), 'os')}${text('system')}\x86R.`,
    ],
  ] as [string, string, string?][])('%s', async (_, content, expected = SYSTEM) => {
    for (const name of ['model.pkl', 'weights.bin', 'notes.txt']) {
      const found = await scan(content, name);
      expect(listed(found)).toContain(expected);
      expect(found).toMatchObject({ path: name, format: 'pickle' });
      expect(found).not.toHaveProperty('unreadable');
    }
  });

  test('of a broken pickle, what it runs before it breaks', async () => {
    const payload = `${PROTO}${call(stackGlobal('os', 'system'))}`;
    for (const [end, why] of [
      ['', 'it ends in the middle'],
      ['\xff', 'byte 21 is no opcode (0xff)'],
      ['00', 'it takes more from its stack than there is'],
      ['0t', 'it closes a group that was not opened'],
      ['h\x63', 'it recalls what it never memorized'],
      ['B\xff\xff\xff\xff', 'it ends in the middle'],
      ['\x80\x09', 'it is of a protocol newer than 5'],
      ['C\x09abc', 'it ends in the middle'],
      [`Sno quotes\n`, 'it has text without quotes'],
    ] as const) {
      const found = await scan(payload + end, 'weights.bin');
      expect(listed(found)).toEqual([SYSTEM]);
      expect(found?.unreadable).toBe(why);
    }
  });

  test('a name that is put together while loading is dangerous, whatever it comes to', async () => {
    const made = await scan(
      `${PROTO}${call(`${call(global('builtins', 'str'), 'os')}${text('system')}\x93`)}.`,
    );
    expect(listed(made)).toEqual(['dangerous ?.system', 'known builtins.str']);
    expect(made?.imports[0]?.reason).toMatch(/put together while it is loaded/);
  });

  test('getattr is known where all that it took is, as of members of enumerations', async () => {
    const take = (name: string) =>
      `${global('builtins', 'getattr')}${global('sklearn.base', 'Kind')}${text(name)}\x86R`;
    expect(listed(await scan(`${PROTO}${take('RED')}.`))).toEqual([
      'known builtins.getattr',
      'known sklearn.base.Kind',
      'known sklearn.base.Kind.RED',
    ]);
    const split = `${global('builtins', 'getattr')}${global('builtins', 'str')}${text('split')}\x86R`;
    expect(listed(await scan(`${PROTO}${split}.`))).toEqual([
      'known builtins.getattr',
      'known builtins.str',
      'known builtins.str.split',
    ]);
    expect(listed(await scan(`${PROTO}${take('fit')}.`))).toContain('unknown sklearn.base.Kind.fit');
    expect(listed(await scan(`${PROTO}${take('__init__')}.`))).toContain('dangerous builtins.getattr');
    // Handed on to be called elsewhere, or taken of what is made while loading.
    expect(listed(await scan(`${PROTO}${take('RED')}0${global('builtins', 'getattr')}.`))).toContain(
      'unknown builtins.getattr',
    );
    expect(listed(await scan(`${PROTO}${global('builtins', 'getattr')}]${text('append')}\x86R.`))).toContain(
      'unknown builtins.getattr',
    );
    const named = `${global('builtins', 'getattr')}${global('pandas', 'DataFrame')}${call(global('builtins', 'str'), 'x')}\x86R`;
    expect(listed(await scan(`${PROTO}${named}.`))).toContain('dangerous builtins.getattr');
  });

  describe('a class whose constructor may do harm', () => {
    const MODEL = global('sentence_transformers', 'SentenceTransformer');
    const name = 'sentence_transformers.SentenceTransformer';
    const OBJECT = global('builtins', 'object');
    test.each([
      ['is made empty', `${MODEL})\x81}b`],
      ['is made empty twice', `${MODEL}\x94)\x810h\0)\x81`],
      ['is made empty by copyreg', `${global('copyreg', '_reconstructor')}${MODEL}${OBJECT}N\x87R`],
      ['is called without arguments', `${MODEL})R`],
    ])('is known where it %s', async (_, content) => {
      expect(listed(await scan(`${PROTO}${content}.`))).toContain(`known ${name}`);
    });
    test.each([
      ['called', call(MODEL, 'evil/repo')],
      ['called by an old opcode', `(${MODEL}${text('evil/repo')}o`],
      [
        'called as the class of an instance',
        `(${text('evil/repo')}isentence_transformers\nSentenceTransformer\n`,
      ],
      ['called with what is made', `${MODEL}${global('builtins', 'tuple')})RR`],
      ['made with arguments', `${MODEL}${text('evil/repo')}\x85\x81`],
      ['made with arguments by name', `${MODEL})}${text('a')}K\x01s\x92`],
      ['called by the memo', `${MODEL}\x94)\x810${call('h\0', 'evil/repo')}`],
      [
        'the base of copyreg',
        `${global('copyreg', '_reconstructor')}${OBJECT}${MODEL}${text('evil/repo')}\x87R`,
      ],
      ['handed on', `${global('numpy.random._pickle', '__generator_ctor')}${text('evil/repo')}${MODEL}\x86R`],
      ['listed', `]${MODEL}a`],
    ])('is unknown where it is %s', async (_, content) => {
      const found = await scan(`${PROTO}${content}.`);
      expect(listed(found)).toContain(`unknown ${name}`);
      expect(found?.imports.find((each) => each.module === 'sentence_transformers')?.reason).toMatch(
        /^is called with arguments or handed on/,
      );
    });
    test('is no matter where constructors only keep what they are given', async () => {
      const call = `${global('sklearn.linear_model._logistic', 'LogisticRegression')}K\x01\x85R`;
      expect(listed(await scan(`${PROTO}${call}.`))).toEqual([
        'known sklearn.linear_model._logistic.LogisticRegression',
      ]);
    });
  });

  test('a class that is put together while loading is unknown', async () => {
    const made = `${global('builtins', 'type')}${text('A')})}\x87R`;
    expect(listed(await scan(`${PROTO}${made}.`))).toEqual(['unknown builtins.type']);
    expect(listed(await scan(`${PROTO}${global('builtins', 'type')}N\x85R.`))).toEqual([
      'known builtins.type',
    ]);
  });

  test("getters that libraries import, chained up to Python's own exec", async () => {
    const getter = (module: string, name: string, argument: string) =>
      call(stackGlobal(module, name), argument);
    const chain = [
      getter('sklearn.feature_extraction.text', 'itemgetter', 'exec'),
      getter('sklearn.feature_extraction.text', 'itemgetter', '__builtins__'),
      getter('sklearn.feature_selection._base', 'attrgetter', '__init__.__globals__'),
      `${stackGlobal('sklearn.pipeline', 'Pipeline')}\x85R\x85R\x85R`,
    ].join('');
    expect(listed(await scan(`${PROTO}${chain}${text('print(1)')}\x85R.`))).toEqual([
      'unknown sklearn.feature_extraction.text.itemgetter',
      'unknown sklearn.feature_selection._base.attrgetter',
      'known sklearn.pipeline.Pipeline',
    ]);
  });

  test('a function of a library that the pickle changes is dangerous', async () => {
    const found = await scan(`${PROTO}${global('numpy', 'prod')}N}${text('a')}K\x01s\x86b.`);
    expect(found?.imports).toEqual([
      { module: 'numpy', name: 'prod', risk: 'dangerous', reason: 'is itself changed while it is loaded' },
    ]);
  });

  test("numbers of copyreg's registry stand for nobody knows what", async () => {
    const found = await scan(`${PROTO}\x82\x05)R\x83\x05\x01\x84\x01\0\0\0.`);
    expect(listed(found)).toEqual([
      'unknown copyreg.extension 1',
      'unknown copyreg.extension 261',
      'unknown copyreg.extension 5',
    ]);
  });

  test('more than is kept track of is unknown, never known', async () => {
    const words = Array.from({ length: 150_000 }, (_, i) => `${text(`w${i}`)}\x94`).join('');
    const start = `${PROTO}${text('os')}\x94${text('sklearn.base')}\x94${text('A')}\x94\x93\x94]\x94(`;
    const found = await scan(`${start}${words}h\0${text('Thing')}\x93h\x01${text('B')}\x93e.`);
    // The module of an import is remembered, as every pickler recalls it.
    expect(listed(found)).toEqual(['unknown ?.Thing', 'known sklearn.base.A', 'known sklearn.base.B']);
    const name = 'x'.repeat(300);
    expect(listed(await scan(`${PROTO}${text('own')}X\x2c\x01\0\0${name}\x93.`))).toEqual(['unknown own.?']);
  });

  test('an import too many is said', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => `${global('m', `n${i}`)}0`).join('');
    const found = await scan(`${PROTO}${many}N.`);
    expect(found?.imports).toHaveLength(10_000);
    expect(found?.unreadable).toBe('it imports more than is listed');
  });
});

describe('joblib', () => {
  const WRAPPER = `${global('joblib.numpy_pickle', 'NumpyArrayWrapper')})\x81`;
  const DTYPE = `${global('numpy', 'dtype')}${text('f8')}\x89\x88\x87R(K\x03${text('<')}NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb`;
  const state = (shape: string, more = '') => `}(${text('shape')}${shape}${text('dtype')}${DTYPE}${more}ub`;
  const evil = call(stackGlobal('os', 'system'));

  test('is read as joblib reads it: what follows an array', async () => {
    const found = await scan(`${PROTO}${WRAPPER}${state('K\x02\x85')}${'\x01'.repeat(16)}${evil}.`);
    expect(listed(found)).toEqual([
      SYSTEM,
      'known joblib.numpy_pickle.NumpyArrayWrapper',
      'known numpy.dtype',
    ]);
    expect(found).toMatchObject({ format: 'joblib' });
    expect(found).not.toHaveProperty('unreadable');
  });

  test('and as pickle reads it: the bytes of an array as opcodes', async () => {
    const hidden = `${evil}0N.`.padEnd(32, 'N');
    expect(listed(await scan(`${PROTO}${WRAPPER}${state('K\x04\x85')}${hidden}.`))).toContain(SYSTEM);
  });

  test('objects in an array are a pickle of their own', async () => {
    const objects = DTYPE.replace(text('f8'), text('O8')).replace('K\0tb', 'K?tb');
    const found = await scan(
      `${PROTO}${WRAPPER}}(${text('shape')}K\x01\x85${text('dtype')}${objects}ub${PROTO}${evil}.N.`,
    );
    expect(listed(found)).toContain(SYSTEM);
    expect(found).not.toHaveProperty('unreadable');
  });

  test.each([
    [
      'a size that is made while loading',
      `${PROTO}${WRAPPER}${state(`${call(global('builtins', 'int'), '3')}\x85`)}`,
    ],
    ['a type of no plain size', `${PROTO}${WRAPPER}${state('K\x02\x85').replace(text('f8'), text('f8,f8'))}`],
    [
      'a type in the state of another version',
      `${PROTO}${WRAPPER}${state('K\x02\x85').replace('(K\x03', '(K\x02')}`,
    ],
    ['a negative size', `${PROTO}${WRAPPER}${state('J\xff\xff\xff\xff\x85')}`],
    [
      'a key that is made while loading',
      `${PROTO}${WRAPPER}${state('K\x02\x85', `${call(global('builtins', 'str'), 'shape')}K\x01\x85`)}`,
    ],
    [
      'a wrapper of another making',
      `${PROTO}${global('joblib.numpy_pickle', 'NumpyArrayWrapper')})R${state('K\x02\x85')}`,
    ],
    [
      'a wrapper by another function',
      `${PROTO}${global('copyreg', '__newobj__')}${global('joblib.numpy_pickle', 'NumpyArrayWrapper')}\x85R${state('K\x02\x85')}`,
    ],
  ])('cannot be read through: %s', async (_, content) => {
    const found = await scan(`${content}${'\x01'.repeat(16)}${evil}.`);
    expect(found?.unreadable).toMatch(/does not say plainly how long|in another way than joblib/);
  });

  test('cannot be read through: a frame that goes on behind its pickle', async () => {
    const frame = '\x95\x14\0\0\0\0\0\0\0';
    const objects = DTYPE.replace(text('f8'), text('O8'));
    const array = `${PROTO}${WRAPPER}}(${text('shape')}K\x01\x85${text('dtype')}${objects}ub`;
    const found = await scan(`${array}${PROTO}${frame}N.${'N0'.repeat(20)}N.`);
    expect(found?.unreadable).toBe('in an array of objects: a frame goes on behind the end of its pickle');
    expect((await scan(`${PROTO}${frame}N.${'N0'.repeat(20)}N.`))?.unreadable).toBe(
      'a frame goes on behind the end of its pickle',
    );
  });

  test('cannot be read through: a frame that goes on behind the array', async () => {
    const inside = `${WRAPPER}${state('K\x02\x85')}${'N0'.repeat(8)}N.`;
    const frame = `\x95${String.fromCharCode(inside.length)}\0\0\0\0\0\0\0`;
    expect((await scan(`${PROTO}${frame}${inside}`))?.unreadable).toBe(
      'an array of joblib stands inside a frame, where joblib puts none',
    );
  });
});
