import { expect, test } from '@jest/globals';
import { python } from '@mlops-actions/testing';
import { riskOf } from '../src/risk.js';

/** Where modules find a name, and where it is defined. */
type Found = readonly [module: string, name: string, homeModule: string, homeName: string];

/** Of Python itself, whose classes describe others and do nothing. */
const DESCRIPTIVE =
  /^(abc|typing|collections|collections\.abc|_collections_abc|numbers|enum|_cyutility|View\.MemoryView)$/;

const LIBRARIES = ['numpy', 'scipy', 'sklearn', 'pandas', 'joblib', 'pyarrow', 'networkx', 'tokenizers'];

/** Harmless, though Python tells another home of some of them. */
const HARMLESS =
  /^(builtins\.(ellipsis|NotImplementedType|SuperLU)|_thread\.allocate_lock|importlib\._bootstrap\.Components)$/;

test('no name that is known leads to what another library defines, unless that is known too', () => {
  const found = python(
    `
import contextlib, importlib, io, os, pkgutil, sys, types, warnings
import numpy as np
warnings.simplefilter('ignore')
silent = open(os.devnull, 'w')
skipped = {'tests', 'test', 'conftest', 'f2py', 'distutils', 'testing', '__main__', 'setup'}
with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
    for library in given:
        top = importlib.import_module(library)
        for each in pkgutil.walk_packages(top.__path__, library + '.', onerror=lambda name: None):
            if skipped & set(each.name.split('.')): continue
            try: importlib.import_module(each.name)
            except BaseException: pass
result = []
for module, loaded in list(sys.modules.items()):
    if module.split('.')[0] not in given or not isinstance(loaded, types.ModuleType): continue
    for name, value in list(vars(loaded).items()):
        if isinstance(value, types.ModuleType):
            if value.__name__.split('.')[0] != module.split('.')[0]: result.append([module, name, value.__name__, ''])
        elif isinstance(value, np.ufunc) or isinstance(value, type) and issubclass(value, BaseException):
            continue
        elif callable(value):
            home = getattr(value, '__module__', None)
            if not isinstance(home, str): home = type(value).__module__
            if home.split('.')[0] != module.split('.')[0]:
                result.append([module, name, home, str(getattr(value, '__qualname__', name))])`,
    LIBRARIES,
  ) as Found[];
  expect(found.length).toBeGreaterThan(1000);
  expect(found.filter(([, name]) => name === 'attrgetter' || name === 'partial').length).toBeGreaterThan(10);
  const known = found.filter(([module, name]) => riskOf(module, name).risk === 'known');
  const foreign = known.filter(
    ([, , home, name]) =>
      !DESCRIPTIVE.test(home) && !HARMLESS.test(`${home}.${name}`) && riskOf(home, name).risk !== 'known',
  );
  expect(foreign).toEqual([]);
}, 300_000);
