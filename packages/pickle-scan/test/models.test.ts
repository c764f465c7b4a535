import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder, python } from '@mlops-actions/testing';
import { type PickleScan, scanFile } from '../src/index.js';

let folder: string;
/** What Python imported when it loaded each file, itself. */
let imported: Record<string, [string, string][]>;
/** The types that skops asks the user to trust. */
let untrusted: Record<string, string[]>;

beforeAll(() => {
  folder = newFolder();
  ({ imported, untrusted } = python(
    `
import io, os, pickle, random, warnings
import cloudpickle, joblib, numpy as np, pandas as pd, scipy.sparse, scipy.stats, skops.io
from joblib.numpy_pickle import NumpyUnpickler
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor, make_column_selector
from sklearn.cluster import KMeans
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LinearRegression, LogisticRegression, SGDClassifier
from sklearn.metrics import f1_score, make_scorer
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler
warnings.filterwarnings('ignore')
os.chdir(given)
X = np.abs(np.random.RandomState(0).rand(60, 4)); y = np.array(['a', 'b', 'c'] * 20, dtype=object)
models = dict(
    text=make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(['a good film', 'a bad film'] * 5, [0, 1] * 5),
    forest=make_pipeline(StandardScaler(), FunctionTransformer(np.log1p), RandomForestClassifier(3)).fit(X, y),
    columns=ColumnTransformer([('a', OneHotEncoder(), ['a'])]).fit(pd.DataFrame({'a': ['x', 'y']})),
    chosen=make_pipeline(ColumnTransformer([('a', StandardScaler(), make_column_selector('a'))]), SelectKBest(f_classif, k=1), KMeans(2)).fit(pd.DataFrame({'a': [1., 2.], 'b': ['x', 'y']}), [0, 1]),
    logs=TransformedTargetRegressor(LinearRegression(), func=np.log1p, inverse_func=np.expm1).fit(X, X[:, 0]),
    boosted=GradientBoostingClassifier(n_estimators=2).fit(X, y),
    hist=HistGradientBoostingRegressor(max_iter=3).fit(X, X[:, 0]),
    near=KNeighborsClassifier(algorithm='kd_tree').fit(X, y),
    sgd=SGDClassifier().fit(X, y),
    search=GridSearchCV(LogisticRegression(), {'C': [1, 2]}, scoring=make_scorer(f1_score, average='macro')).fit(X, y),
)
data = dict(
    frame=pd.DataFrame({'a': [1, 2], 'b': ['x', 'y'], 'c': pd.to_datetime(['2020', '2021']), 'd': pd.Categorical(['u', 'v']),
                        'e': pd.array([1, None], dtype='Int64'), 'f': pd.period_range('2020', periods=2)}).set_index('a'),
    sparse=[scipy.sparse.eye(3, format=f) for f in ('csr', 'csc', 'coo', 'lil', 'dok', 'dia', 'bsr')],
    random=[np.random.default_rng(0), np.random.RandomState(0), random.Random(0)],
    arrays=[np.zeros(3, dtype=[('a', 'i4'), ('b', 'f8', (2,))]), np.array(['x', 'yy']), np.zeros((0, 3)), np.float32(3),
            np.array(5.0), np.asfortranarray(X), np.arange(3).astype('M8[ns]'), np.array([b'a', b'bcd']), np.array([1, None]),
            np.rec.array([(1, 2.)], dtype=[('a', 'i4'), ('b', 'f8')]), np.ma.array([1, 2], mask=[0, 1]), np.matrix([[1, 2]]),
            np.zeros(3, dtype=[('a', 'O'), ('b', 'f8')]), np.array(['a', 'bcd'], dtype=np.dtypes.StringDType()), np.sin,
            np.array([True]), np.array([1 + 2j]), np.zeros((3, 0)), 'behind them all'],
)
imported, untrusted = {}, {}
class Plain(pickle.Unpickler):
    def find_class(self, module, name):
        imported[self.file].append([module, name])
        return super().find_class(module, name)
class Joblib(NumpyUnpickler):
    def find_class(self, module, name):
        imported[self.file].append([module, name])
        return super().find_class(module, name)
def load(file):
    imported[file] = []
    with open(file, 'rb') as f:
        if file.endswith('.joblib'):
            with joblib.numpy_pickle._validate_fileobject_and_memmap(f, file, None) as (opened, _):
                unpickler = Joblib(file, opened, True)
                unpickler.file = file
                unpickler.load()
        else:
            unpickler = Plain(f)
            unpickler.file = file
            unpickler.load()
for name, value in (models | data).items():
    for protocol in range(6):
        with open(f'{name}{protocol}.pkl', 'wb') as f: pickle.dump(value, f, protocol=protocol)
        joblib.dump(value, f'{name}{protocol}.joblib', protocol=protocol)
    with open(f'{name}.cloudpickle.pkl', 'wb') as f: cloudpickle.dump(value, f)
    for method in ('zlib', 'gzip'): joblib.dump(value, f'{name}-{method}.joblib', compress=(method, 3))
for file in sorted(os.listdir('.')): load(file)
for name, value in models.items():
    for compression in (0, 8):
        file = f'{name}{compression}.skops'
        skops.io.dump(value, file, compression=compression)
        untrusted[file] = skops.io.get_untrusted_types(file=file)
for method in ('bz2', 'lzma', 'xz'): joblib.dump(models['text'], f'closed.{method}', compress=(method, 3))
def own(x):
    import os
    return os.getcwd(), np.sum(x)
class Own:
    def predict(self, x): return own(x)
cloudpickle.register_pickle_by_value
with open('own.pkl', 'wb') as f: cloudpickle.dump(Own(), f)
search = RandomizedSearchCV(LogisticRegression(), {'C': scipy.stats.loguniform(1, 2)})
joblib.dump(search, 'search.joblib')
result = dict(imported=imported, untrusted=untrusted)`,
    folder,
  ) as never);
}, 300_000);

const scan = async (file: string): Promise<PickleScan> => (await scanFile(join(folder, file), file))!;
const named = ({ imports }: PickleScan) => imports.map(({ module, name }) => `${module}.${name}`).sort();
const notKnown = ({ imports }: PickleScan) =>
  imports.filter(({ risk }) => risk !== 'known').map(({ module, name }) => `${module}.${name}`);

describe('models and data of the field', () => {
  test('imports are what Python imports when it loads them, and all are known', async () => {
    expect(Object.keys(imported).length).toBeGreaterThan(150);
    for (const [file, names] of Object.entries(imported)) {
      const found = await scan(file);
      expect({ file, names: named(found) }).toEqual({
        file,
        names: [...new Set(names.map((each) => each.join('.')))].sort(),
      });
      expect({ file, unknown: notKnown(found), why: found.unreadable }).toEqual({
        file,
        unknown: [],
        why: undefined,
      });
      const arrays = names.some(([, name]) => name === 'NumpyArrayWrapper') || file.includes('-zlib');
      expect({ file, format: found.format }).toEqual({ file, format: arrays ? 'joblib' : 'pickle' });
    }
  });

  test("skops' types are listed", async () => {
    for (const [file, names] of Object.entries(untrusted)) {
      const found = await scan(file);
      expect(found).toMatchObject({ format: 'skops' });
      expect(found).not.toHaveProperty('unreadable');
      expect(named(found)).toEqual(expect.arrayContaining(names));
      expect(notKnown(found)).toEqual([]);
    }
    expect(named(await scan('forest0.skops'))).toEqual(
      expect.arrayContaining([
        'sklearn.pipeline.Pipeline',
        'sklearn.tree._tree.Tree',
        'numpy.ndarray',
        'numpy.log1p',
      ]),
    );
  });

  test('code that is pickled by value is unknown, and soberly so', async () => {
    const found = await scan('own.pkl');
    expect(new Set(found.imports.map(({ risk }) => risk))).toEqual(new Set(['known', 'unknown']));
    for (const { module, risk, reason } of found.imports) {
      if (risk !== 'unknown') continue;
      expect(module).toBe('cloudpickle.cloudpickle');
      expect(reason).toBe(
        'the model holds code of its own, pickled by value: what that does cannot be told here',
      );
    }
  });

  test('distributions to search by run code of their state', async () => {
    const found = await scan('search.joblib');
    expect(found.imports.filter(({ risk }) => risk !== 'known').map(({ reason }) => reason)).toEqual([
      'runs code that its state holds',
      'runs code that its state holds',
    ]);
  });

  test('compression that is closed here', async () => {
    for (const [method, name] of [
      ['bz2', 'bzip2'],
      ['lzma', 'lzma'],
      ['xz', 'xz'],
    ]) {
      expect((await scan(`closed.${method}`)).unreadable).toMatch(`compressed by ${name},`);
    }
  });
});
