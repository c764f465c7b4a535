/**
 * What is known of the names that pickles import. Data only; `risk.ts` says how it is used.
 *
 * Sources: the documentation of Python's standard library (what runs programs, runs text as code, imports by name, loads
 * other pickles, reaches the network or changes files) and of the libraries; what models of them hold, tried by the tests;
 * and facts published by those who look for such things: the advisories of picklescan (operator, pydoc, pip, idlelib,
 * profilers and debuggers, asyncio's subprocess transports, numpy.f2py, torch's helpers, pkgutil.resolve_name), the issues
 * of modelscan (attributes of modules such as `numpy.__builtins__`, changing a function with BUILD) and of fickling, and
 * "The Art of Hide and Seek" (arXiv 2508.19774) on the ways by which models are loaded.
 */

/** Modules, with all below them, none of whose names has a place in a model; by what they do. */
export const DANGEROUS_MODULES = {
  'runs programs': words(
    'os posix nt subprocess _posixsubprocess _winapi pty commands popen2 popen3 webbrowser antigravity pydoc',
    'multiprocessing.util multiprocessing.spawn multiprocessing.popen_fork multiprocessing.popen_spawn_posix',
    'multiprocessing.forkserver multiprocessing.managers multiprocessing.connection multiprocessing.process',
    'asyncio.subprocess asyncio.unix_events asyncio.windows_events asyncio.base_subprocess',
    '_osx_support _aix_support _pyrepl distutils setuptools _distutils_hack pip ensurepip venv idlelib lib2to3',
    'test unittest doctest turtledemo pytest _pytest nose pexpect plumbum invoke fabric sh psutil docker',
    'numpy.distutils torch.utils.cpp_extension torch.utils.collect_env torch._inductor',
    'joblib.externals.loky.backend mlflow.utils.process mlflow.projects',
  ),
  'runs text or bytes as code': words(
    'code codeop runpy marshal _marshal bdb pdb cProfile profile _lsprof trace timeit rlcompleter py_compile',
    'compileall pyximport Cython IPython ipykernel execnet fire weave numexpr',
    'numpy.testing numpy.f2py pandas.core.computation torch._dynamo torch.package torch.fx',
    'torch.jit.unsupported_tensor_ops torch.utils.bottleneck torch.utils._config_module torch.distributed.rpc',
  ),
  'imports modules by name': words(
    'importlib _frozen_importlib _frozen_importlib_external imp _imp pkgutil zipimport pkg_resources',
    'site sitecustomize usercustomize modulefinder',
  ),
  "gets at the interpreter's insides": words(
    'sys gc ctypes _ctypes cffi _cffi_backend atexit signal _signal faulthandler msvcrt winreg _winreg fcntl',
    'mmap resource readline _xxsubinterpreters _interpreters numpy.ctypeslib',
  ),
  'loads other pickles or code': words(
    'pickle _pickle cPickle pickletools shelve jsonpickle yaml',
    'torch.hub torch.utils.model_zoo torch.utils.data.datapipes joblib.memory',
  ),
  'reaches the network': words(
    'socket _socket socketserver ssl _ssl http httplib urllib.request urllib2 ftplib telnetlib smtplib smtpd',
    'poplib imaplib nntplib xmlrpc xmlrpclib wsgiref requests urllib3 aiohttp httpx paramiko boto3 botocore',
    'rpyc Pyro4 Pyro5 websocket websockets',
  ),
  'changes files': words('shutil tempfile fileinput logging.config logging.handlers'),
};

/** Single names that are dangerous in modules which are not, by what they do. */
export const DANGEROUS_NAMES = {
  'runs text or bytes as code': [
    ...named('builtins', 'eval exec compile execfile input breakpoint apply help'),
    ...words('pandas.eval sympy.sympify sympy.parse_expr gettext.c2py torch.compile torch.jit.script'),
  ],
  'imports modules by name': words('builtins.__import__ builtins.reload inspect.getmodule'),
  "gets at the interpreter's insides": [
    ...named('builtins', 'globals locals vars setattr delattr dir exit quit'),
    ...named('copyreg', 'add_extension pickle constructor'),
  ],
  'changes files': words(
    'builtins.open builtins.file io.open io.open_code io.FileIO _io.open _io.open_code _io.FileIO codecs.open',
  ),
  'loads other pickles or code': words(
    'torch.load torch.jit.load torch.serialization.load numpy.load numpy.lib.npyio.load',
    'numpy.lib._npyio_impl.load joblib.load joblib.numpy_pickle.load joblib.numpy_pickle.load_temporary_memmap',
    'pandas.read_pickle pandas.io.pickle.read_pickle cloudpickle.load cloudpickle.loads',
    'cloudpickle.cloudpickle.load cloudpickle.cloudpickle.loads dill.load dill.loads dill._dill.load',
    'dill._dill.loads dill.load_session dill.load_module dill.session.load_session dill.session.load_module',
    'keras.models.load_model skops.io.load skops.io.loads mlflow.pyfunc.load_model mlflow.sklearn.load_model',
  ),
};

/**
 * Names that are dangerous whatever module they are found in, with underscores before them too: modules hold what they have
 * imported themselves.
 */
export const DANGEROUS_ANYWHERE: ReadonlySet<string> = new Set(
  words(
    'eval exec execfile system popen Popen check_output check_call getoutput getstatusoutput import_module',
    'import_string load_source load_dynamic load_module exec_module exec_command run_module run_path run_code',
    'runstring execWrapper resolve_name urlopen urlretrieve rmtree fork spawnv',
    'spawnl spawnvp execv execve execl startfile CDLL PyDLL WinDLL Unpickler builtins __builtin__',
    'os posix nt sys subprocess shutil importlib runpy socket ctypes marshal pickle pty pdb commands',
  ),
);

/**
 * Names that do what they are told whatever module they are found in, with underscores before them too: libraries import
 * these, and Python finds them there as well.
 */
export const SUSPECT_ANYWHERE: ReadonlySet<string> = new Set(
  words(
    'attrgetter itemgetter methodcaller getattr hasattr setattr delattr getattr_static partial partialmethod reduce',
    'starmap vectorize frompyfunc get_type_hints eval_type ForwardRef Parallel BatchedCalls FuncWrapper MemorizedFunc',
    'Thread Process Timer Pool ThreadPool ThreadPoolExecutor ProcessPoolExecutor Client Listener Memory Session',
    'PoolManager CodeType FunctionType LambdaType MethodType ModuleType CellType memmap fromfile DataSource FileIO',
    'OSFile NativeFile PythonFile MemoryMappedFile TextIOWrapper BufferedReader BufferedWriter BufferedRandom ZipFile',
    'TarFile GzipFile BZ2File LZMAFile FileHandler FileLock ExcelFile ExcelWriter HDFStore TemporaryFile',
    'NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory SourceFileLoader SourcelessFileLoader',
    'ExtensionFileLoader LocaleTime TimeRE NumpyUnpickler',
  ),
);

/** The same by a part of the name: what takes a method of an object by its name. */
export const SUSPECT_PART = /response_method/;

/** Names, and modules with all below them, that may be fine in a model but do what they are told: why they are not known. */
export const SUSPECTS = {
  'takes attributes by name while it is loaded': words(
    'builtins.getattr builtins.hasattr operator.attrgetter _operator.attrgetter inspect.getattr_static',
  ),
  'takes items by name while it is loaded': words(
    'operator.itemgetter _operator.itemgetter operator.getitem _operator.getitem builtins.dict.get',
  ),
  'calls what it is given': [
    ...named('torch._tensor', '_rebuild_from_type _rebuild_from_type_v2'),
    ...named('functools', 'partial partialmethod reduce'),
    ...named('_functools', 'partial reduce'),
    ...named('operator', 'methodcaller call'),
    ...named('_operator', 'methodcaller call'),
    ...named('builtins', 'map filter sorted max min property staticmethod classmethod'),
    ...named('itertools', 'starmap accumulate groupby dropwhile takewhile'),
    ...named(
      'numpy',
      'vectorize frompyfunc fromfunction apply_along_axis apply_over_axes piecewise seterrcall',
    ),
    ...named('joblib', 'Parallel parallel.Parallel parallel.BatchedCalls'),
  ],
  'the model holds code of its own, pickled by value: what that does cannot be told here': words(
    'cloudpickle dill joblib.externals.cloudpickle pyspark.cloudpickle ray.cloudpickle numba.core.serialize',
  ),
  'loads a pickle that is stored as bytes inside this one': words('torch.storage._load_from_bytes'),
  'is code of the model itself': [
    ...named('types', 'CodeType FunctionType LambdaType CellType MethodType ModuleType new_class'),
    ...named('builtins', 'code function'),
  ],
  'runs code that its state holds': named(
    'scipy.stats',
    '_distn_infrastructure _continuous_distns _discrete_distns distributions rv_continuous rv_discrete rv_histogram',
  ),
  'evaluates formulas that its state holds': words(
    'statsmodels.base.data statsmodels.formula patsy formulaic',
  ),
  'connects to what its state names': words('optuna.storages'),
  'opens files': [
    ...named(
      'numpy',
      'memmap fromfile fromregex genfromtxt loadtxt save savez savez_compressed savetxt DataSource',
    ),
    ...words('pandas.ExcelFile pandas.ExcelWriter pandas.HDFStore xgboost.DMatrix xgboost.core.DMatrix'),
    ...words(
      'logging.FileHandler zipfile.ZipFile tarfile.TarFile tarfile.open gzip.GzipFile gzip.open bz2.BZ2File',
    ),
    ...words('lzma.LZMAFile sqlite3.connect _sqlite3.connect linecache.getline linecache.getlines'),
  ],
};

/** Harmless names of Python itself. */
export const HARMLESS: ReadonlySet<string> = new Set([
  ...named(
    'builtins',
    'object set frozenset list dict tuple int float complex bool str bytes bytearray slice',
  ),
  ...named('builtins', 'range type Ellipsis NotImplemented NoneType memoryview len abs round sum super'),
  ...named(
    'builtins.str',
    'split rsplit splitlines strip lstrip rstrip lower upper casefold title capitalize swapcase',
  ),
  ...named('builtins', 'long unicode basestring xrange'),
  ...named('copyreg', '_reconstructor __newobj__ __newobj_ex__'),
  ...named('_codecs', 'encode'),
  ...named('collections', 'OrderedDict defaultdict Counter deque ChainMap UserDict UserList UserString'),
  ...named('_collections', 'OrderedDict defaultdict deque'),
  ...named('datetime', 'datetime date time timedelta timezone'),
  ...named('decimal', 'Decimal Context'),
  ...named('_decimal', 'Decimal'),
  ...named('fractions', 'Fraction'),
  ...named('uuid', 'UUID SafeUUID'),
  ...named('pathlib', 'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath'),
  ...named('pathlib._local', 'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath'),
  ...named('re', '_compile compile Pattern RegexFlag'),
  ...named('enum', 'Enum IntEnum Flag IntFlag StrEnum'),
  ...named('types', 'SimpleNamespace NoneType MappingProxyType GenericAlias'),
  ...named('argparse', 'Namespace'),
  ...named('array', 'array _array_reconstructor'),
  ...named('random', 'Random'),
  ...named('zoneinfo', 'ZoneInfo ZoneInfo._unpickle'),
  ...named('logging', 'Logger RootLogger getLogger'),
  ...named('abc', 'ABC ABCMeta'),
  ...named('numbers', 'Number Complex Real Rational Integral'),
  ...named('ipaddress', 'IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface'),
  ...named(
    'typing',
    'Any Union Optional List Dict Tuple Set FrozenSet Callable Type Literal Sequence Mapping Iterable TypeVar Generic',
  ),
  ...named('time', 'struct_time'),
  ...named('io', 'BytesIO StringIO'),
  ...named('_io', 'BytesIO StringIO'),
  ...named(
    'operator',
    'add sub mul truediv floordiv mod pow neg pos abs and_ or_ xor not_ eq ne lt le gt ge',
  ),
  ...named(
    '_operator',
    'add sub mul truediv floordiv mod pow neg pos abs and_ or_ xor not_ eq ne lt le gt ge',
  ),
]);

/** Modules whose names are harmless. `__torch__` is what TorchScript calls the code in its own archive. */
export const HARMLESS_MODULES = words('math cmath __torch__');

/** A library, and what in it may stand in a model. */
export interface Library {
  /** Modules, with all below them, whose classes are known. */
  readonly modules: readonly string[];
  /** Those below them, with all below, of which nothing is. */
  readonly except?: readonly string[];
  /**
   * Whether the classes of the modules are known whatever is done with them: constructors that only keep, or compute with,
   * what they are given. Of the others instances may be made without arguments, as pickles make them, and nothing else.
   */
  readonly callable?: true;
  /** By module, with all below it, which single names are known whatever is done with them. */
  readonly names?: readonly (readonly [module: string, names: ReadonlySet<string>])[];
}

/** Functions that Cython writes for the pickles of its classes. */
export const CYTHON = /^__pyx_unpickle_\w+$/;
export const CYTHON_LIBRARIES = words('numpy.random scipy sklearn pandas._libs');

function set(...lines: string[]): ReadonlySet<string> {
  return new Set(words(...lines));
}

/** Universal functions, those that reduce or shape an array, and types of items. */
const NUMPY = set(
  'abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh',
  'bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor',
  'cbrt ceil conj conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor',
  'floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm',
  'ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or',
  'logical_xor matmul matvec maximum minimum mod modf multiply negative nextafter not_equal positive pow power rad2deg',
  'radians reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh',
  'true_divide trunc vecdot vecmat',
  'sum prod mean median std var min max amin amax argmin argmax ptp average percentile quantile nansum nanmean',
  'nanmedian nanstd nanvar nanmin nanmax nanpercentile nanquantile nanargmin nanargmax cumsum cumprod diff any all',
  'count_nonzero round around clip nan_to_num ravel reshape squeeze transpose concatenate stack hstack vstack',
  'column_stack expand_dims atleast_1d atleast_2d array asarray asanyarray ascontiguousarray asfortranarray zeros ones',
  'empty full zeros_like ones_like arange linspace logspace geomspace eye identity where unique sort argsort dot inner',
  'outer sinc real imag angle isclose allclose array_equal interp histogram bincount digitize searchsorted argwhere',
  'nonzero flip roll tile repeat log_softmax',
  'ndarray dtype matrix recarray record ufunc poly1d void generic number integer signedinteger unsignedinteger inexact',
  'floating complexfloating flexible character bool bool_ bool8 int8 int16 int32 int64 uint8 uint16 uint32 uint64 intp',
  'uintp int_ uint intc uintc byte ubyte short ushort long ulong longlong ulonglong half single double longdouble',
  'float16 float32 float64 float96 float128 float_ complex64 complex128 complex192 complex256 complex_ csingle cdouble',
  'clongdouble cfloat object_ str_ string_ unicode_ bytes_ datetime64 timedelta64 nan inf pi newaxis',
);
const NUMPY_RECONSTRUCTORS = set(
  '_reconstruct scalar _frombuffer _ufunc_reconstruct _DType_reconstruct _convert_to_stringdtype_kwargs',
);
const NUMPY_TYPES = set('ndarray dtype record recarray matrix void flatiter ufunc');

const PREDICTION_SCORES = set(
  'mean_absolute_error mean_pinball_loss mean_absolute_percentage_error mean_squared_error root_mean_squared_error',
  'mean_squared_log_error root_mean_squared_log_error median_absolute_error explained_variance_score r2_score max_error',
  'mean_tweedie_deviance mean_poisson_deviance mean_gamma_deviance d2_tweedie_score d2_pinball_score',
  'd2_absolute_error_score accuracy_score confusion_matrix multilabel_confusion_matrix cohen_kappa_score jaccard_score',
  'jaccard_similarity_score matthews_corrcoef zero_one_loss f1_score fbeta_score precision_recall_fscore_support',
  'class_likelihood_ratios precision_score recall_score balanced_accuracy_score hamming_loss log_loss hinge_loss',
  'brier_score_loss d2_log_loss_score d2_brier_score auc average_precision_score det_curve roc_auc_score',
  'precision_recall_curve roc_curve label_ranking_average_precision_score coverage_error label_ranking_loss dcg_score',
  'ndcg_score top_k_accuracy_score rand_score adjusted_rand_score homogeneity_score completeness_score',
  'v_measure_score mutual_info_score adjusted_mutual_info_score normalized_mutual_info_score fowlkes_mallows_score',
  'silhouette_score calinski_harabasz_score davies_bouldin_score positive_likelihood_ratio negative_likelihood_ratio',
  'euclidean_distances nan_euclidean_distances haversine_distances manhattan_distances cosine_distances',
  'paired_euclidean_distances paired_manhattan_distances paired_cosine_distances linear_kernel polynomial_kernel',
  'sigmoid_kernel rbf_kernel laplacian_kernel cosine_similarity additive_chi2_kernel chi2_kernel _passthrough_scorer',
  'newObj',
);
const SPECIAL = set(
  'expit logit log_expit gamma gammaln loggamma psi digamma beta betaln erf erfc erfcx erfinv erfcinv ndtr ndtri log_ndtr',
  'boxcox boxcox1p inv_boxcox inv_boxcox1p xlogy xlog1py entr rel_entr kl_div huber pseudo_huber exprel expm1 log1p',
  'exp2 exp10 cbrt softmax log_softmax logsumexp',
);
const DISTANCES = set(
  'minkowski euclidean sqeuclidean correlation cosine hamming jaccard seuclidean cityblock mahalanobis chebyshev',
  'braycurtis canberra jensenshannon yule dice rogerstanimoto russellrao sokalsneath sokalmichener',
);
const SPARSE = set(
  'spmatrix sparray bsr_matrix coo_matrix csc_matrix csr_matrix dia_matrix dok_matrix lil_matrix',
  'bsr_array coo_array csc_array csr_array dia_array dok_array lil_array',
);

/** Dtypes and layouts, which torch pickles by their names, storages and tensors. */
const TORCH = set(
  'device dtype layout memory_format strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc contiguous_format',
  'channels_last channels_last_3d preserve_format uint8 uint16 uint32 uint64 int8 int16 int32 int64 float16 float32',
  'float64 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz bfloat16 complex32 complex64 complex128 qint8',
  'qint32 quint8 quint4x2 quint2x4 bool half double float int long short cfloat cdouble relu tanh sigmoid Size Generator Tensor',
  'FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage',
  'BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QInt32Storage QUInt8Storage QUInt4x2Storage',
  'QUInt2x4Storage UntypedStorage TypedStorage FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor',
  'ShortTensor CharTensor ByteTensor BoolTensor',
);
const TORCH_RECONSTRUCTORS = set(
  '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state',
  '_rebuild_parameter_v2 _rebuild_qtensor _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_nested_tensor',
  '_rebuild_meta_tensor_no_storage _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor',
  '_rebuild_xla_tensor _rebuild_wrapper_subclass',
);
const ACTIVATIONS = set(
  'relu relu_ relu6 gelu silu mish elu elu_ selu celu leaky_relu leaky_relu_ prelu rrelu glu sigmoid logsigmoid hardsigmoid',
  'hardswish hardtanh tanh tanhshrink softmax log_softmax softmin softplus softsign softshrink hardshrink threshold',
  'normalize dropout cross_entropy binary_cross_entropy binary_cross_entropy_with_logits mse_loss l1_loss smooth_l1_loss',
  'huber_loss nll_loss kl_div cosine_similarity pairwise_distance layer_norm batch_norm interpolate pad',
);

export const LIBRARIES: readonly Library[] = [
  {
    modules: words('numpy.dtypes numpy.ma.core numpy.polynomial'),
    callable: true,
    names: [
      ['numpy', NUMPY_TYPES],
      ['numpy.core', NUMPY_RECONSTRUCTORS],
      ['numpy._core', NUMPY_RECONSTRUCTORS],
      ['numpy.random._pickle', set('__randomstate_ctor __generator_ctor __bit_generator_ctor')],
      ['numpy.random', set('SeedSequence MT19937 PCG64 PCG64DXSM Philox SFC64 RandomState Generator')],
      ['numpy.ma', set('MaskedArray _mareconstruct _mvreconstruct mvoid masked_array')],
    ],
  },
  {
    modules: words(
      'scipy.sparse scipy.spatial scipy.interpolate scipy.optimize scipy.cluster scipy.signal scipy.ndimage',
    ),
    names: [
      ['scipy.sparse', SPARSE],
      ['scipy._lib.array_api_compat', set('asarray')],
      ['scipy.special', SPECIAL],
      ['scipy.spatial', DISTANCES],
      ['scipy.interpolate', set('interp1d interp2d')],
      ['scipy.spatial', set('cKDTree')],
      ['scipy.stats._kde', set('gaussian_kde')],
      ['scipy.stats.kde', set('gaussian_kde')],
    ],
  },
  {
    modules: words('sklearn'),
    except: words(
      'sklearn.datasets sklearn.externals sklearn.utils sklearn.callback sklearn._build_utils sklearn.conftest',
    ),
    callable: true,
    names: [
      ['sklearn.metrics', PREDICTION_SCORES],
      ['sklearn.neighbors', set('newObj')],
      [
        'sklearn.feature_selection',
        set('f_classif f_oneway chi2 r_regression f_regression mutual_info_classif mutual_info_regression'),
      ],
      [
        'sklearn.preprocessing',
        set(
          '_identity scale minmax_scale maxabs_scale robust_scale normalize binarize add_dummy_feature',
          'quantile_transform power_transform label_binarize',
        ),
      ],
      ['sklearn.feature_extraction', set('strip_accents_unicode strip_accents_ascii strip_tags')],
      ['sklearn.compose', set('make_column_selector')],
      [
        'sklearn.cluster',
        set('_kmeans_single_lloyd _kmeans_single_elkan _kmeans_single_full k_means kmeans_plusplus'),
      ],
    ],
  },
  {
    modules: words('sklearn.utils._bunch sklearn.utils._metadata_requests sklearn.utils._weight_vector'),
    names: [['sklearn.utils', set('Bunch')]],
  },
  {
    modules: words(
      'pandas.core.indexes pandas.core.arrays pandas.core.dtypes pandas.core.internals pandas.core.frame',
      'pandas.core.series pandas.core.index pandas.core.categorical pandas.core.generic pandas.indexes pandas.arrays',
      'pandas.tseries.offsets pandas._libs.tslibs pandas._libs.internals pandas._libs.interval pandas._libs.arrays',
      'pandas._libs.missing pandas._libs.sparse pandas._libs.index pandas._libs.hashtable',
    ),
    callable: true,
    names: [
      [
        'pandas',
        set(
          'DataFrame Series Index RangeIndex MultiIndex CategoricalIndex DatetimeIndex TimedeltaIndex PeriodIndex',
          'IntervalIndex Categorical CategoricalDtype DatetimeTZDtype IntervalDtype PeriodDtype SparseDtype StringDtype',
          'BooleanDtype ArrowDtype Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype',
          'UInt64Dtype Float32Dtype Float64Dtype Timestamp Timedelta Period Interval Flags NA NaT',
          '_new_Index _new_DatetimeIndex _new_PeriodIndex _unpickle_block new_block _unpickle_timestamp',
          '_timedelta_unpickle _nat_unpickle __nat_unpickle _unpickle_timedelta',
        ),
      ],
    ],
  },
  {
    modules: words('torch.nn torch.optim torch.distributions'),
    except: words('torch.nn.parallel torch.nn.utils'),
    callable: true,
    names: [
      ['torch._utils', TORCH_RECONSTRUCTORS],
      ['torch.serialization', set('_get_layout')],
      [
        'torch.jit._pickle',
        set(
          'build_intlist build_tensorlist build_doublelist build_boollist build_tensor_from_id restore_type_tag',
        ),
      ],
      ['torch.nn.functional', ACTIVATIONS],
      ['torch._C._nn', ACTIVATIONS],
      ['torch.torch_version', set('TorchVersion')],
      ['torch.storage', set('UntypedStorage TypedStorage _TypedStorage _UntypedStorage')],
      [
        'torch.cuda',
        set('FloatStorage HalfStorage DoubleStorage LongStorage BFloat16Storage FloatTensor HalfTensor'),
      ],
    ],
  },
  {
    modules: words(
      'torch._tensor torch.amp torch.cuda.amp torch.ao.nn torch.nn.parallel torch.nn.utils torch.utils.data',
    ),
  },
  {
    modules: words(
      'xgboost lightgbm catboost _catboost ngboost pytorch_tabnet tabpfn interpret pygam imblearn',
      'category_encoders feature_engine mapie pyod umap hdbscan pynndescent skorch econml causalml dowhy',
      'implicit lightfm surprise river sklearn_crfsuite mlxtend statsmodels prophet pmdarima sktime darts',
      'lifelines arch statsforecast',
    ),
    except: words('statsmodels.base.data statsmodels.formula'),
    names: [
      ['joblib.numpy_pickle', set('NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper')],
      ['joblib.numpy_pickle_compat', set('NDArrayWrapper ZNDArrayWrapper')],
    ],
  },
  {
    modules: words(
      'torchvision torchmetrics torch_geometric transformers tokenizers sentence_transformers peft',
      'accelerate setfit timm gensim ultralytics pytorch_lightning lightning stable_baselines3 gymnasium',
    ),
    except: words(
      'transformers.testing_utils transformers.dynamic_module_utils transformers.pipelines tokenizers.tools',
    ),
    names: [
      [
        'transformers',
        set(
          'IntervalStrategy EvaluationStrategy HubStrategy SaveStrategy SchedulerType FSDPOption OptimizerNames',
          'DebugOption PaddingStrategy TruncationStrategy TensorType ParallelMode',
        ),
      ],
      [
        'accelerate.utils.dataclasses',
        set(
          'DistributedType PrecisionType DynamoBackend RNGType LoggerType SageMakerDistributedType ComputeEnvironment',
        ),
      ],
      ['tokenizers', set('Tokenizer AddedToken Model')],
      ['peft', set('PeftType TaskType')],
      ['sentence_transformers', set('SimilarityFunction')],
    ],
  },
  {
    modules: words('networkx.classes omegaconf optuna.trial optuna.study optuna.distributions'),
    names: [
      ['optuna', set('StudyDirection TrialState')],
      ['pytz', set('_p _UTC')],
      ['dateutil.tz.tz', set('tzutc tzoffset tzlocal')],
      ['dateutil.relativedelta', set('relativedelta')],
      ['PIL.Image', set('Image')],
      ['polars', set('Series DataFrame PySeries')],
      [
        'pyarrow.lib',
        set(
          'type_for_alias py_buffer _restore_array _reconstruct_table _reconstruct_record_batch chunked_array schema',
          'field list_ large_list struct map_ dictionary timestamp time32 time64 duration binary decimal128 decimal256',
          'DataType Field Schema Table RecordBatch ChunkedArray ListType StructType MapType DictionaryType TimestampType',
        ),
      ],
    ],
  },
  {
    modules: words('mlflow.pyfunc mlflow.models mlflow.types mlflow.entities'),
    names: [['mlflow.types.schema', set('DataType')]],
  },
];

/** Names at the top of a library only: below it they could be others'. */
export const TOP_NAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['numpy', NUMPY],
  ['torch', TORCH],
]);

/** Modules of Python 2, as Python 3 reads them. Source: `Lib/_compat_pickle.py`, those that matter here. */
export const PYTHON_2_MODULES: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  exceptions: 'builtins',
  copy_reg: 'copyreg',
  cStringIO: 'io',
  StringIO: 'io',
  UserDict: 'collections',
  UserList: 'collections',
  UserString: 'collections',
};

function words(...lines: string[]): string[] {
  return lines.join(' ').split(' ');
}

function named(module: string, names: string): string[] {
  return words(names).map((name) => `${module}.${name}`);
}
