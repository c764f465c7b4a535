/**
 * The opcodes that need nothing but bookkeeping, of protocols 0 to 5. Source: CPython's `Lib/pickletools.py`, which
 * describes every opcode, and `Lib/pickle.py` for what the stack must hold.
 */

interface Plain {
  /** Bytes of its argument. */
  readonly argument: number;
  readonly pops: number;
  /** Values that must be on the stack besides. */
  readonly base: number;
  readonly pushes: 0 | 1;
}

/** By opcode; undefined: one that `Machine` looks into. */
export const PLAIN: readonly (Plain | undefined)[] = Array.from({ length: 256 }, (_, code) => plainOf(code));

function plainOf(code: number): Plain | undefined {
  const push = (argument: number): Plain => ({ argument, pops: 0, base: 0, pushes: 1 });
  switch (code) {
    case 0x4e: // NONE
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
    case 0x5d: // EMPTY_LIST
    case 0x7d: // EMPTY_DICT
    case 0x8f: // EMPTY_SET
    case 0x97: // NEXT_BUFFER: handed over by whoever loads
      return push(0);
    case 0x4b: // BININT1
      return push(1);
    case 0x4d: // BININT2
      return push(2);
    case 0x4a: // BININT
      return push(4);
    case 0x47: // BINFLOAT
      return push(8);
    case 0x61: // APPEND
      return { argument: 0, pops: 1, base: 1, pushes: 0 };
    case 0x95: // FRAME
      return { argument: 8, pops: 0, base: 0, pushes: 0 };
    case 0x51: // BINPERSID: a name for something that whoever loads knows
      return { argument: 0, pops: 1, base: 0, pushes: 1 };
    case 0x98: // READONLY_BUFFER
      return { argument: 0, pops: 0, base: 1, pushes: 0 };
    default:
      return undefined;
  }
}
