import { describe, expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import fc from 'fast-check';
import { scan, walk } from './support.js';

/**
 * Python's own unpickler with nothing to import: it takes a stand-in for everything, and writes down what was asked for.
 * In `pickles` lists of [base64, ...]; the stand-in takes every call and every attribute that unpickling needs.
 */
const ORACLE = `
import base64, io, pickle, random

class Standin:
    def __new__(cls, *a, **k): return object.__new__(Standin)
    def __init__(self, *a, **k): pass
    def __call__(self, *a, **k): return Standin()
    def __setstate__(self, state): pass
    def __setitem__(self, key, value): pass
    def append(self, value): pass
    def extend(self, values): pass
    def add(self, value): pass

class Recorder(pickle._Unpickler):
    def find_class(self, module, name):
        self.found.append([module, name])
        return Standin
    def persistent_load(self, pid): return Standin()
    def get_extension(self, code): self.append(Standin)

def recorded(data):
    unpickler = Recorder(io.BytesIO(data), buffers=iter([b'a'] * 50))
    unpickler.found = []
    try:
        unpickler.load()
        whole = True
    except (Exception, RecursionError, MemoryError):
        whole = False
    return dict(data=base64.b64encode(data).decode(), found=unpickler.found, whole=whole)
`;

/** Objects of every kind that pickle has an opcode for. */
const OBJECTS = `
import array, collections, datetime, decimal, enum, fractions, pathlib, re, types, uuid
class Colour(enum.Enum): RED = 1
class Slotted:
    __slots__ = ('a',)
class Outer:
    class Inner: pass
for c in (Colour, Slotted, Outer): setattr(__import__('__main__'), c.__name__, c)
def made(r, depth=0):
    simple = [
        lambda: None, lambda: r.random() < .5, lambda: r.randint(-3, 300), lambda: r.randint(-2**70, 2**70),
        lambda: r.random() * 10 ** r.randint(-300, 300), lambda: 'word' + str(r.randint(0, 9)), lambda: 'é\\u4e2d\\n' * r.randint(0, 99),
        lambda: b'x' * r.randint(0, 600), lambda: bytearray(b'yy'), lambda: 1 + 2j, lambda: Colour.RED, lambda: Outer.Inner,
        lambda: datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc), lambda: decimal.Decimal('1.5'), lambda: len,
        lambda: fractions.Fraction(1, 3), lambda: uuid.UUID(int=5), lambda: pathlib.PurePosixPath('/a'), lambda: re.compile('a'),
        lambda: array.array('d', [1.0]), lambda: range(3), lambda: slice(1), lambda: ValueError('a'), lambda: Slotted, lambda: ...,
        lambda: [].append, lambda: types.SimpleNamespace(a=1), lambda: Outer.Inner(), lambda: collections.OrderedDict(a=1),
    ]
    if depth > 4 or r.random() < .4: return r.choice(simple)()
    items = [made(r, depth + 1) for _ in range(r.choice([0, 1, 2, 3, 4, 12]))]
    if items and r.random() < .3: items.append(items[0])
    kind = r.randint(0, 5)
    if kind == 0: return items
    if kind == 1: return tuple(items)
    if kind == 2: return {str(i): item for i, item in enumerate(items)}
    if kind == 3: return collections.deque(items)
    if kind == 4: return {repr(item) for item in items}
    return frozenset(map(repr, items))
`;

interface Recorded {
  data: string;
  found: [string, string][];
  whole: boolean;
  opcodes?: number;
}

const distinct = (found: [string, string][]) => [...new Set(found.map((each) => each.join('\n')))].sort();

describe("against Python's own unpickler", () => {
  test('the imports and the opcodes of any object, in every protocol', async () => {
    const cases = python(
      `${ORACLE}${OBJECTS}
import pickletools
r = random.Random(7)
result = []
for i in range(600):
    data = pickle.dumps(made(r), protocol=i % 6)
    if r.random() < .2: data = pickletools.optimize(data)
    result.append(dict(recorded(data), opcodes=sum(1 for _ in pickletools.genops(data))))`,
      null,
    ) as Recorded[];
    expect(cases.every(({ whole }) => whole)).toBe(true);
    for (const { data, found, opcodes } of cases) {
      const read = await walk(Buffer.from(data, 'base64'));
      expect(read).toMatchObject({ broken: undefined, opcodes });
      // getattr(Outer, 'Inner') stands for an import of its own here.
      const own = read.imports.filter(
        ([, name]) => name !== 'Outer.Inner' || distinct(found).includes('__main__\nOuter.Inner'),
      );
      expect(distinct(own)).toEqual(distinct(found));
    }
  });

  test('a broken one: everything that it would import before it stops, and no more when it does not stop', async () => {
    const cases = python(
      `${ORACLE}${OBJECTS}
r = random.Random(11)
OPCODES = [c for c in range(256) if bytes([c]) in [getattr(pickle, n) for n in dir(pickle) if isinstance(getattr(pickle, n), bytes) and len(getattr(pickle, n)) == 1]]
result = []
while len(result) < 4000:
    data = bytearray(pickle.dumps([made(r, 2), made(r, 3)], protocol=len(result) % 6))
    if len(data) > 4000: continue
    for _ in range(r.choice([1, 1, 2, 5])):
        at = r.randrange(len(data))
        kind = r.randint(0, 5)
        if kind == 0: data[at] = r.randrange(256)
        elif kind == 1: data[at] = r.choice(OPCODES)
        elif kind == 2: data.insert(at, r.choice(OPCODES))
        elif kind == 3: del data[at:at + r.randint(1, 3)]
        elif kind == 4: data[at:at] = data[r.randrange(len(data)):][:r.randint(1, 20)]
        else: del data[max(at, 1):]
        if not data: data = bytearray(b'.')
    result.append(recorded(bytes(data)))`,
      null,
    ) as Recorded[];
    expect(cases.filter(({ whole, found }) => !whole && found.length > 0).length).toBeGreaterThan(300);
    for (const { data, found, whole } of cases) {
      const read = await walk(Buffer.from(data, 'base64'));
      const names = distinct(read.imports);
      const short = found.filter((each) => each.every((part) => Buffer.byteLength(part) <= 200));
      for (const name of distinct(short))
        if (!names.includes(name)) throw new Error(`${name} is missed in ${data}`);
      if (whole && read.broken !== undefined) throw new Error(`${read.broken} in ${data}`);
    }
  });
});

describe('any bytes', () => {
  test('end in an answer', async () => {
    const opcodes = fc.constantFrom(
      ...Buffer.from(
        '(.0129BCFGIJKLMNPQRSTUVX]abcdeghijlopqrstu})\x80\x81\x85\x8c\x93\x94\x95\x96',
        'latin1',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(opcodes, fc.integer({ min: 0, max: 255 })), { maxLength: 60 }),
        async (list) => {
          const found = await scan(Buffer.from(list), 'model.pkl');
          expect(found).toMatchObject({ format: expect.any(String), path: 'model.pkl' });
        },
      ),
      { numRuns: 1500 },
    );
  });
});
