import { describe, expect, test } from '@jest/globals';
import { riskOf } from '../src/risk.js';

const risks = (names: string) =>
  Object.fromEntries(
    names.split(' ').map((full) => {
      const [module, name] = full.split(':') as [string, string];
      return [full, riskOf(module, name).risk];
    }),
  );
const all = (names: string, risk: string) =>
  expect(risks(names)).toEqual(Object.fromEntries(names.split(' ').map((name) => [name, risk])));

describe('the risk of an import', () => {
  test('dangerous', () => {
    all(
      'os:system posix:system nt:system os.path:join subprocess:Popen sys:modules socket:socket shutil:rmtree',
      'dangerous',
    );
    all(
      'builtins:eval __builtin__:eval builtins:exec builtins:__import__ builtins:open __builtin__:apply io:open',
      'dangerous',
    );
    all(
      'runpy:run_path importlib:import_module pkgutil:resolve_name pty:spawn ctypes:CDLL marshal:loads',
      'dangerous',
    );
    all(
      'pickle:loads _pickle:Unpickler dill:loads joblib:load numpy:load pandas:read_pickle torch:load',
      'dangerous',
    );
    all(
      'pip:main pydoc:pipepager timeit:timeit bdb:Bdb.run idlelib.pyshell:ModifiedInterpreter pip._internal:main',
      'dangerous',
    );
    all(
      'numpy.testing._private.utils:runstring numpy.f2py.crackfortran:myeval pandas.core.computation.eval:eval',
      'dangerous',
    );
    all(
      'torch.hub:load torch.utils.model_zoo:load_url torch._dynamo.guards:GuardBuilder.get torch.fx.graph_module:reduce_graph_module',
      'dangerous',
    );
    all(
      'asyncio.unix_events:_UnixSubprocessTransport._start copyreg:add_extension requests:get urllib.request:urlopen',
      'dangerous',
    );
  });

  test('dangerous by where a dotted name leads', () => {
    all(
      'numpy:core._internal.sys.modules numpy:prod.os.system joblib:os.system numpy:__builtins__ torch:serialization.os',
      'dangerous',
    );
    all(
      'sklearn.base:BaseEstimator.__init__ numpy:f2py.crackfortran.myeval sklearn.datasets._base:urlretrieve',
      'dangerous',
    );
    all('torch.utils.data:Popen collections:_sys.modules functools:__globals__', 'dangerous');
  });

  test('unknown', () => {
    all(
      'functools:partial operator:attrgetter operator:methodcaller operator:itemgetter builtins:getattr builtins:map',
      'unknown',
    );
    all(
      '__main__:Model mypackage.model:Net cloudpickle.cloudpickle:_make_function dill._dill:_create_function',
      'unknown',
    );
    all(
      'types:CodeType types:FunctionType torch.storage:_load_from_bytes scipy.stats._distn_infrastructure:rv_frozen',
      'unknown',
    );
    all(
      'sklearn.datasets._openml:fetch_openml sklearn.utils._testing:Whatever pandas:read_csv transformers:pipeline',
      'unknown',
    );
    all(
      'numpy:memmap numpy.lib.npyio:NpzFile joblib.parallel:Parallel builtins:print re:sub torch:nn torch.nn:functional.os2',
      'unknown',
    );
    all(
      'sklearnx.tree:Tree numpyevil:array xsklearn:A builtins:dict.get sklearn.base:Kind.method',
      'unknown',
    );
  });

  test('unknown, whatever module they are found in', () => {
    for (const module of [
      'sklearn.feature_selection._base',
      'sklearn.metrics._scorer',
      'sklearn.neighbors._base',
      'scipy.spatial.distance',
      'numpy._core.overrides',
      'torch.nn.functional',
      'math',
    ]) {
      all(
        'attrgetter itemgetter methodcaller partial _partial reduce _check_response_method Thread Parallel ForwardRef'
          .split(' ')
          .map((name) => `${module}:${name}`)
          .join(' '),
        'unknown',
      );
    }
  });

  test('unknown: what opens files or connections, or runs what its state holds', () => {
    all(
      'numpy._core:memmap numpy.core:memmap numpy._core.memmap:memmap numpy.lib._npyio_impl:DataSource pyarrow.lib:OSFile',
      'unknown',
    );
    all(
      'pyarrow.lib:NativeFile pyarrow.fs:LocalFileSystem statsmodels.base.data:PandasData pandas:ExcelFile pandas:HDFStore',
      'unknown',
    );
    all(
      'pandas.io.pytables:HDFStore joblib:Memory joblib.numpy_pickle:NumpyUnpickler typing:get_type_hints typing:ForwardRef',
      'unknown',
    );
    all(
      'keras.layers:Lambda polars.lazyframe.frame:LazyFrame optuna.storages._rdb.storage:RDBStorage PIL.ImageFont:FreeTypeFont',
      'unknown',
    );
    all(
      'transformers.pipelines:Pipeline torch._tensor:_rebuild_from_type_v2 sklearn.utils:Thread',
      'unknown',
    );
  });

  test('known', () => {
    all(
      'sklearn.tree._tree:Tree sklearn.metrics._regression:mean_squared_error sklearn._loss._loss:__pyx_unpickle_CyHuberLoss',
      'known',
    );
    all(
      'numpy:ndarray numpy:float64 numpy:log1p numpy.core.multiarray:_reconstruct numpy._core.multiarray:scalar numpy:dtype',
      'known',
    );
    all(
      'numpy.random._pickle:__randomstate_ctor scipy.sparse._csr:csr_matrix scipy.special._ufuncs:expit',
      'known',
    );
    all(
      'pandas.core.frame:DataFrame pandas._libs.internals:_unpickle_block pandas.core.indexes.base:_new_Index',
      'known',
    );
    all(
      'torch._utils:_rebuild_tensor_v2 torch:FloatStorage torch:bfloat16 torch:Size torch.nn.modules.linear:Linear torch:device',
      'known',
    );
    all(
      'transformers.training_args:TrainingArguments transformers.trainer_utils:IntervalStrategy xgboost.core:Booster',
      'known',
    );
    all(
      'lightgbm.sklearn:LGBMClassifier catboost.core:CatBoostClassifier xgboost.sklearn:XGBClassifier joblib.numpy_pickle:NumpyArrayWrapper',
      'known',
    );
    all(
      'collections:OrderedDict builtins:set __builtin__:object copy_reg:_reconstructor copyreg:_reconstructor _codecs:encode',
      'known',
    );
    all(
      'datetime:datetime builtins:ValueError exceptions:KeyError re:_compile pathlib:PosixPath argparse:Namespace math:sqrt',
      'known',
    );
    all(
      'sklearn.compose._column_transformer:make_column_selector builtins:str.split sklearn.feature_selection._univariate_selection:f_classif',
      'known',
    );
    all(
      'sklearn.base:Outer.Inner zoneinfo:ZoneInfo._unpickle mlflow.pyfunc.model:PythonModel __torch__.net:Net',
      'known',
    );
  });
});
