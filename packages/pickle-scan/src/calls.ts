import { Import, type Imports } from './imports.js';
import { Dtype, EMPTY, Items, type Value, Wrapper } from './values.js';

/** What comes of the calls that a pickle makes, as far as more imports, or the layout of the file, hang on it. */
export class Calls {
  readonly #imports: Imports;
  /** Dtypes and wrappers whose state has not come: numbers and dictionaries count until then. */
  awaited = 0;

  constructor(imports: Imports) {
    this.#imports = imports;
  }

  /** Of a function or class with its arguments. */
  called(callee: Value | undefined, given: Value | undefined): Value | undefined {
    if (!(callee instanceof Import)) return this.#made(callee, given);
    callee.called = true;
    if (callee.isGetattr) return this.#attribute(callee, given);
    if (given === EMPTY && !callee.isWrapper) callee.followed++;
    const items = given instanceof Items ? given.items : [];
    const [first] = items;
    const name = `${callee.module}.${callee.name}`;
    if (first instanceof Import && !first.isWrapper && isEmptyInstance(name, items)) {
      first.called = true;
      first.followed++;
    }
    if (TYPES.has(name) && given instanceof Items && items.length !== 1) {
      callee.finding = { risk: 'unknown', reason: 'makes a class while it is loaded' };
    }
    if (SUBIMPORTS.has(name) && typeof first === 'string') return new Import(first, '');
    if (STRING_DTYPES.has(name)) return new Dtype('O');
    if (DTYPES.has(name)) {
      this.awaited++;
      return new Dtype(typeof first === 'string' ? first : isVoid(first) ? 'V' : undefined);
    }
    return RECONSTRUCTORS.has(name) && isWrapper(first) ? this.#wrapper(first) : this.#made(callee, given);
  }

  /** Of making an instance without a call of its constructor. */
  made(made: Value | undefined, given: Value | undefined): Value | undefined {
    if (made instanceof Import) made.called = true;
    if (isWrapper(made) && given === EMPTY) return this.#wrapper(made);
    if (made instanceof Import && !made.isWrapper && given === EMPTY) made.followed++;
    return this.#made(made, given);
  }

  /** A wrapper as joblib makes it. */
  #wrapper(made: Import): Wrapper {
    made.followed++;
    this.awaited++;
    return new Wrapper(true);
  }

  #made(made: Value | undefined, given: Value | undefined): Value | undefined {
    if (!isWrapper(made) && !(given instanceof Items && given.items.some(isWrapper))) return undefined;
    this.awaited++;
    return new Wrapper(false);
  }

  /** getattr(something imported, 'name') is an import of its own, as pickled enumerations and methods have it. */
  #attribute(callee: Import, given: Value | undefined): Import | undefined {
    const [owner, name] = given instanceof Items ? given.items : [];
    if (typeof name !== 'string' || name.includes('__')) {
      const attribute =
        typeof name === 'string' ? `the attribute ${name}` : 'an attribute whose name is made';
      callee.finding = { risk: 'dangerous', reason: `takes ${attribute} while it is loaded` };
      return undefined;
    }
    if (!(owner instanceof Import)) return undefined;
    callee.followed++;
    if (!owner.isWrapper) owner.followed++;
    return this.#imports.add(owner.module, owner.name ? `${owner.name}.${name}` : name);
  }

  /** BUILD: what an object does with the state that it is given. */
  stated(target: Value | undefined, state: Value | undefined): void {
    if (target instanceof Import) {
      target.finding = { risk: 'dangerous', reason: 'is itself changed while it is loaded' };
    } else if (target instanceof Dtype || target instanceof Wrapper) {
      target.setState(state);
      if (this.awaited > 0) this.awaited--;
    }
  }
}

/** Functions that give a module by its name. */
const SUBIMPORTS: ReadonlySet<string> = new Set([
  'cloudpickle.cloudpickle.subimport',
  'cloudpickle.subimport',
  'dill._dill._import_module',
]);
const DTYPES: ReadonlySet<string> = new Set([
  'numpy.dtype',
  'numpy.core.multiarray.dtype',
  'numpy._core.multiarray.dtype',
]);
/** numpy's text of any length: its arrays are pickled like those of objects. */
const STRING_DTYPES: ReadonlySet<string> = new Set(['numpy._core._internal._convert_to_stringdtype_kwargs']);
const TYPES: ReadonlySet<string> = new Set(['builtins.type', '__builtin__.type']);
const RECONSTRUCTORS: ReadonlySet<string> = new Set(['copyreg._reconstructor', 'copy_reg._reconstructor']);

/** Whether copyreg makes of its first argument an instance without arguments, as protocols 0 and 1 have it. */
function isEmptyInstance(name: string, items: readonly (Value | undefined)[]): boolean {
  const [, base] = items;
  if (NEW_OBJECTS.has(name)) return items.length === 1;
  return RECONSTRUCTORS.has(name) && items.length === 3 && base instanceof Import && base.name === 'object';
}
const NEW_OBJECTS: ReadonlySet<string> = new Set(['copyreg.__newobj__', 'copy_reg.__newobj__']);

function isWrapper(value: Value | undefined): value is Import {
  return value instanceof Import && value.isWrapper;
}

function isVoid(value: Value | undefined): boolean {
  return value instanceof Import && /(^|\.)(void|record)$/.test(value.name);
}
