import { Broken } from './broken.js';
import { Calls } from './calls.js';
import type { Cursor } from './cursor.js';
import { Import, type Imports } from './imports.js';
import { Memo } from './memo.js';
import { PLAIN } from './opcodes.js';
import { CUT_OFF, Operands, type Soon } from './operands.js';
import { type Group, Stack } from './stack.js';
import {
  EMPTY,
  Fields,
  type Layout,
  LONG_TEXT,
  MOST_FIELDS,
  MOST_ITEMS,
  tupleOf,
  type Value,
  Wrapper,
} from './values.js';

/** The most bytes that an opcode with its fixed argument takes. */
const LONGEST_OPCODE = 9;

/** What reading one pickle came to. */
export interface Reading {
  /** Why it could not be read up to its end; undefined: it was. */
  readonly broken: string | undefined;
  /** Whether it began by naming a protocol, as all do since Python 2.3. */
  readonly headed: boolean;
  readonly opcodes: number;
  /** Whether a frame of it goes on behind its end. */
  readonly overrun: boolean;
  /** Whether it holds arrays the way of joblib: of numbers only, or of objects, which are pickles within the pickle. */
  readonly arrays: 'none' | 'numbers' | 'objects';
}

/**
 * Walks through one pickle as Python's unpickler would, imports and calls nothing, and writes down what it would import.
 * Where Python would certainly stop with an error it stops too; where Python might go on it goes on.
 */
export class Machine {
  readonly #cursor: Cursor;
  readonly #imports: Imports;
  /** Whether arrays follow their wrappers, as joblib reads them; as plain pickle reads them they do not. */
  readonly #joblib: boolean;
  readonly #operands: Operands;
  readonly #calls: Calls;
  readonly #stack = new Stack();
  readonly #memo = new Memo();
  #opcodes = 0;
  #headed = false;
  #arrays: Reading['arrays'] = 'none';
  #frameEnd = 0;

  constructor(cursor: Cursor, imports: Imports, joblib: boolean) {
    this.#cursor = cursor;
    this.#imports = imports;
    this.#operands = new Operands(cursor);
    this.#calls = new Calls(imports);
    this.#joblib = joblib;
  }

  /** Leaves the cursor behind the pickle, where that was whole. */
  async run(): Promise<Reading> {
    let broken: string | undefined;
    try {
      await this.#loop();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      broken = this.#cursor.trouble ?? error.message;
    }
    const overrun = this.#cursor.offset < this.#frameEnd;
    return { broken, headed: this.#headed, opcodes: this.#opcodes, overrun, arrays: this.#arrays };
  }

  async #loop(): Promise<void> {
    const cursor = this.#cursor;
    const stack = this.#stack;
    for (;;) {
      if (cursor.end - cursor.at < LONGEST_OPCODE) await cursor.need(LONGEST_OPCODE);
      if (cursor.at === cursor.end) throw new Broken(CUT_OFF);
      const code = cursor.buffer[cursor.at]!;
      const plain = PLAIN[code];
      if (plain !== undefined && this.#calls.awaited === 0 && code !== 0x95) {
        if (cursor.end - cursor.at <= plain.argument) throw new Broken(CUT_OFF);
        cursor.at += 1 + plain.argument;
        if (plain.pops + plain.base > 0) stack.drop(plain.pops, plain.base);
        if (plain.pushes === 1) stack.push(undefined);
      } else {
        cursor.at++;
        if (code === 0x2e) {
          stack.require(1);
          this.#opcodes++;
          return;
        }
        const waiting = this.#step(code);
        if (waiting !== undefined) await waiting;
      }
      this.#opcodes++;
    }
  }

  /** @returns a promise only where bytes had to be waited for: a promise per opcode would halve the speed */
  #step(code: number): Promise<void> | undefined {
    const stack = this.#stack;
    const operands = this.#operands;
    switch (code) {
      case 0x80: // PROTO
        this.#headed ||= this.#opcodes === 0;
        if (operands.unsigned(1) > 5) throw new Broken('it is of a protocol newer than 5');
        return;
      case 0x95: // FRAME
        this.#frameEnd = operands.unsigned(8);
        this.#frameEnd += this.#cursor.offset;
        return;

      case 0x8c: // SHORT_BINUNICODE
      case 0x55: // SHORT_BINSTRING
        return this.#pushSoon(operands.text(operands.unsigned(1)));
      case 0x58: // BINUNICODE
        return this.#pushSoon(operands.text(operands.unsigned(4)));
      case 0x54: // BINSTRING
        return this.#pushSoon(operands.text(operands.signed()));
      case 0x8d: // BINUNICODE8
        return this.#pushSoon(operands.text(operands.unsigned(8)));
      case 0x43: // SHORT_BINBYTES
        return this.#pushSoon(operands.skip(operands.unsigned(1), undefined));
      case 0x42: // BINBYTES
        return this.#pushSoon(operands.skip(operands.unsigned(4), undefined));
      case 0x8e: // BINBYTES8
      case 0x96: // BYTEARRAY8
        return this.#pushSoon(operands.skip(operands.unsigned(8), undefined));
      case 0x8a: // LONG1
        return this.#pushSoon(operands.long(operands.unsigned(1), this.#calls.awaited > 0));
      case 0x8b: // LONG4
        return this.#pushSoon(operands.long(operands.signed(), this.#calls.awaited > 0));

      case 0x53: // STRING
        return this.#pushSoon(operands.quoted());
      case 0x56: // UNICODE
        return this.#pushSoon(operands.escaped());
      case 0x49: // INT
      case 0x4c: // LONG
        return this.#pushSoon(operands.digits(this.#calls.awaited > 0));
      case 0x46: // FLOAT
      case 0x50: // PERSID
        return this.#pushSoon(operands.line());

      case 0x94: // MEMOIZE
        this.#memo.memoize(stack.top());
        return;
      case 0x71: // BINPUT
        this.#memo.put(operands.unsigned(1), stack.top());
        return;
      case 0x72: // LONG_BINPUT
        this.#memo.put(operands.unsigned(4), stack.top());
        return;
      case 0x70: // PUT
        return soon(operands.key(), (key) => this.#memo.put(key, stack.top()));
      case 0x68: // BINGET
        this.#push(this.#memo.get(operands.unsigned(1)));
        return;
      case 0x6a: // LONG_BINGET
        this.#push(this.#memo.get(operands.unsigned(4)));
        return;
      case 0x67: // GET
        return soon(operands.key(), (key) => this.#push(this.#memo.get(key)));

      case 0x28: // MARK
        stack.mark();
        return;
      case 0x30: // POP
        if (stack.atMark) stack.dropMark();
        else stack.pop();
        return;
      case 0x31: // POP_MARK
        stack.dropMark();
        return;
      case 0x32: // DUP
        this.#push(stack.top());
        return;

      case 0x29: // EMPTY_TUPLE
        stack.push(EMPTY);
        return;
      case 0x85: // TUPLE1
        stack.push(tupleOf({ count: 1, items: [stack.pop()] }));
        return;
      case 0x86: {
        // TUPLE2
        const last = stack.pop();
        stack.push(tupleOf({ count: 2, items: [stack.pop(), last] }));
        return;
      }
      case 0x87: {
        // TUPLE3
        const last = stack.pop();
        const middle = stack.pop();
        stack.push(tupleOf({ count: 3, items: [stack.pop(), middle, last] }));
        return;
      }
      case 0x74: {
        // TUPLE
        if (stack.known || this.#calls.awaited > 0) {
          stack.push(tupleOf(stack.popMark(MOST_ITEMS)));
        } else {
          stack.dropMark();
          stack.push(undefined);
        }
        return;
      }
      case 0x6c: // LIST
      case 0x91: // FROZENSET
        stack.dropMark();
        stack.push(undefined);
        return;
      case 0x64: // DICT
        this.#dictionary(stack.popMark(this.#calls.awaited > 0 ? MOST_FIELDS : 0));
        return;
      case 0x65: // APPENDS
      case 0x90: // ADDITEMS
        stack.dropMark();
        stack.require(1);
        return;
      case 0x75: {
        // SETITEMS
        if (this.#calls.awaited > 0) {
          const group = stack.popMark(MOST_FIELDS);
          this.#fill(group);
        } else {
          stack.dropMark();
          stack.require(1);
        }
        return;
      }
      case 0x73: {
        // SETITEM
        const value = stack.pop();
        const key = stack.pop();
        this.#fill({ count: 2, items: [key, value] });
        return;
      }

      case 0x63: // GLOBAL
        return this.#global().then((found) => this.#push(found));
      case 0x69: // INST
        return this.#global().then((callee) => {
          callee.pushed++;
          this.#push(this.#calls.called(callee, tupleOf(stack.popMark(MOST_ITEMS))));
        });
      case 0x93: {
        // STACK_GLOBAL
        const name = stack.pop();
        this.#push(this.#named(stack.pop(), name));
        return;
      }
      case 0x82: // EXT1
        this.#push(this.#imports.add('copyreg', `extension ${operands.unsigned(1)}`));
        return;
      case 0x83: // EXT2
        this.#push(this.#imports.add('copyreg', `extension ${operands.unsigned(2)}`));
        return;
      case 0x84: // EXT4
        this.#push(this.#imports.add('copyreg', `extension ${operands.signed()}`));
        return;

      case 0x52: {
        // REDUCE
        const given = stack.pop();
        this.#push(this.#calls.called(stack.pop(), given));
        return;
      }
      case 0x81: {
        // NEWOBJ
        const given = stack.pop();
        stack.push(this.#calls.made(stack.pop(), given));
        return;
      }
      case 0x92: {
        // NEWOBJ_EX
        stack.pop();
        stack.pop();
        // Arguments by name, which nobody follows.
        stack.push(this.#calls.made(stack.pop(), undefined));
        return;
      }
      case 0x6f: {
        // OBJ
        const { count, items } = stack.popMark(MOST_ITEMS + 1);
        this.#push(this.#calls.called(items[0], tupleOf({ count: count - 1, items: items.slice(1) })));
        return;
      }
      case 0x62: // BUILD
        return this.#build();

      default:
        return this.#otherwise(code);
    }
  }

  /** Opcodes that are plain bookkeeping as long as nobody awaits their values, as somebody does now. */
  #otherwise(code: number): undefined {
    const stack = this.#stack;
    const operands = this.#operands;
    switch (code) {
      case 0x4b: // BININT1
        stack.push(operands.unsigned(1));
        return;
      case 0x4d: // BININT2
        stack.push(operands.unsigned(2));
        return;
      case 0x4a: // BININT
        stack.push(operands.signed());
        return;
      case 0x4e: // NONE
        stack.push(null);
        return;
      case 0x7d: // EMPTY_DICT
        stack.push(new Fields());
        return;
    }
    const plain = PLAIN[code];
    if (plain === undefined) {
      const hex = code.toString(16).padStart(2, '0');
      throw new Broken(`byte ${this.#cursor.offset - 1} is no opcode (0x${hex})`);
    }
    operands.pass(plain.argument);
    stack.drop(plain.pops, plain.base);
    if (plain.pushes === 1) stack.push(undefined);
  }

  /** Values come onto the stack from the memo as well: so imports are counted here. */
  #push(value: Value | undefined): void {
    if (value instanceof Import) value.pushed++;
    this.#stack.push(value);
  }

  #pushSoon(value: Soon<Value | undefined>): Promise<void> | undefined {
    if (value instanceof Promise) return value.then((late) => this.#stack.push(late));
    this.#stack.push(value);
    return undefined;
  }

  #dictionary(group: Group): void {
    const fields = this.#calls.awaited > 0 ? new Fields() : undefined;
    fields?.fill(group);
    this.#stack.push(fields);
  }

  #fill(group: Group): void {
    const target = this.#stack.top();
    if (target instanceof Fields) target.fill(group);
  }

  async #global(): Promise<Import> {
    const { module, name, cutOff } = await this.#operands.names();
    const found = this.#imports.add(module, name);
    if (cutOff) throw new Broken(CUT_OFF);
    return found;
  }

  /** What STACK_GLOBAL makes of two values, which must be text. */
  #named(module: Value | undefined, name: Value | undefined): Import {
    if (typeof module === 'string' && typeof name === 'string') {
      this.#memo.keepLatest(module, name);
      return this.#imports.add(module, name);
    }
    const spelled = (value: Value | undefined) => (typeof value === 'string' ? value : '?');
    const found = this.#imports.add(spelled(module), spelled(name));
    const forgotten = this.#memo.forgot || this.#stack.forgot || module === LONG_TEXT || name === LONG_TEXT;
    found.finding = forgotten
      ? { risk: 'unknown', reason: 'its name is longer, or further back in the file, than is kept track of' }
      : { risk: 'dangerous', reason: 'its name is put together while it is loaded, as only what hides does' };
    return found;
  }

  #build(): Promise<void> | undefined {
    const state = this.#stack.pop();
    const target = this.#stack.top();
    this.#calls.stated(target, state);
    if (!(target instanceof Wrapper)) return undefined;
    const layout = target.layout();
    if (this.#arrays !== 'objects') this.#arrays = layout === 'pickle' ? 'objects' : 'numbers';
    return this.#joblib ? this.#array(layout) : undefined;
  }

  /** What follows a wrapper whose state is set. */
  async #array(layout: Layout | undefined): Promise<void> {
    this.#stack.pop();
    this.#stack.push(undefined);
    const cursor = this.#cursor;
    // joblib reads the array from behind the frame, and goes on with the frame after.
    if (cursor.offset < this.#frameEnd) {
      throw new Broken('an array of joblib stands inside a frame, where joblib puts none');
    }
    if (layout === undefined) throw new Broken('it does not say plainly how long one of its arrays is');
    if (layout === 'pickle') {
      const { broken, overrun } = await new Machine(cursor, this.#imports, false).run();
      if (broken !== undefined || overrun) throw new Broken(`in an array of objects: ${broken ?? OVERRUN}`);
      return;
    }
    if (!(await cursor.need(layout.padded ? 1 : 0))) throw new Broken(CUT_OFF);
    const padding = layout.padded ? this.#operands.unsigned(1) : 0;
    if (!(await cursor.skip(padding + layout.bytes))) throw new Broken(CUT_OFF);
  }
}

/** Where a frame is longer than what it holds, some readers go on behind it, others behind the pickle. */
export const OVERRUN = 'a frame goes on behind the end of its pickle';

function soon<T>(value: Soon<T>, then: (value: T) => void): Promise<void> | undefined {
  if (value instanceof Promise) return value.then(then);
  then(value);
  return undefined;
}
