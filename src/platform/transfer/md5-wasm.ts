/**
 * MD5's block function as a WebAssembly module, put together here instruction by instruction (RFC 1321):
 * a script cannot rotate and add 32 bits as fast. Owns the arithmetic; blocks, padding and text are in
 * md5.ts. Each step is laid out for the shortest chain of instructions that wait for one another.
 */
import { blocksModule, signed, unsigned, type WasmCode } from '../wasm-code.ts';

/** In the module's memory: the four words of the state. */
export const STATE_AT = 0;
/** Where the bytes to hash are put: a cache line of their own. */
export const DATA_AT = 64;
const BLOCK_BYTES = 64;

/** Amounts of rotation, four for each of the four rounds (RFC 1321, 3.4). */
const ROTATIONS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
/** The word of the block that a step takes: `first + step × stride`, modulo 16. */
const WORD_ORDER = [
  { first: 0, stride: 1 },
  { first: 1, stride: 5 },
  { first: 5, stride: 3 },
  { first: 0, stride: 7 },
] as const;
const WORDS = 16;
const WORD_BYTES = 4;
const STEPS_A_ROUND = 16;
/** Constants of the steps: the fractions of sines (RFC 1321, 3.4). */
const sineOf = (step: number): number => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0;

// Opcodes of the WebAssembly core specification, 5.4.
const GET = 0x20;
const SET = 0x21;
const LOAD = 0x28;
const STORE = 0x36;
const CONST = 0x41;
const LOWER = 0x49;
const ADD = 0x6a;
const AND = 0x71;
const OR = 0x72;
const XOR = 0x73;
const ROTATE = 0x77;
const LOOP = 0x03;
const BRANCH_IF = 0x0d;
const END = 0x0b;
const NO_RESULT = 0x40;
const I32 = 0x7f;
const ALIGNED = 2;

// Locals: the two parameters, the state as it is worked on, and the state before the block.
const AT = 0;
const UNTIL = 1;
const A = 2;
const WORKING = [A, A + 1, A + 2, A + 3] as const;
const BEFORE = 6;
const LOCALS = 8;

const get = (local: number): WasmCode => [GET, local];
const constant = (value: number): WasmCode => [CONST, signed(value)];
const not = (code: WasmCode): WasmCode => [code, constant(-1), XOR];

/** What round `round` makes of b, c and d, added to `sum`; what depends on b, which is the newest, is last. */
function mixed(round: number, sum: WasmCode, [b, c, d]: readonly [WasmCode, WasmCode, WasmCode]): WasmCode {
  switch (round) {
    case 0:
      // (b & c) | (~b & d)
      return [sum, d, c, d, XOR, b, AND, XOR, ADD];
    case 1:
      // (b & d) | (c & ~d): no bit is in both, so they can be added one after the other.
      return [sum, c, not(d), AND, ADD, b, d, AND, ADD];
    case 2:
      return [sum, c, d, XOR, b, XOR, ADD];
    default:
      return [sum, c, not(d), b, OR, XOR, ADD];
  }
}

function step(index: number): WasmCode {
  const round = Math.floor(index / STEPS_A_ROUND);
  const order = WORD_ORDER[round] ?? WORD_ORDER[0];
  const word = (order.first + index * order.stride) % WORDS;
  const rotation = ROTATIONS[round]?.[index % WORKING.length] ?? 0;
  // The four words change places with each step.
  const local = (place: number) => A + ((place + WORKING.length - (index % WORKING.length)) % WORKING.length);
  const [a, b, c, d] = [get(local(0)), get(local(1)), get(local(2)), get(local(3))] as const;
  const sum: WasmCode = [
    a,
    constant(sineOf(index)),
    ADD,
    get(AT),
    LOAD,
    ALIGNED,
    unsigned(word * WORD_BYTES),
    ADD,
  ];
  return [mixed(round, sum, [b, c, d]), constant(rotation), ROTATE, b, ADD, SET, local(0)];
}

/** `blocks(at, until)`: takes the whole blocks from `at` to before `until` into the state. At least one. */
function blocksBody(): WasmCode {
  const state = (index: number) => unsigned(STATE_AT + index * WORD_BYTES);
  const steps = Array.from({ length: WORDS * ROTATIONS.length }, (_, index) => step(index));
  return [
    WORKING.map((local, index) => [constant(0), LOAD, ALIGNED, state(index), SET, local]),
    [LOOP, NO_RESULT],
    WORKING.map((local, index) => [get(local), SET, BEFORE + index]),
    steps,
    WORKING.map((local, index) => [get(local), get(BEFORE + index), ADD, SET, local]),
    [get(AT), constant(BLOCK_BYTES), ADD, SET, AT, get(AT), get(UNTIL), LOWER, BRANCH_IF, 0, END],
    WORKING.map((local, index) => [constant(0), get(local), STORE, ALIGNED, state(index)]),
    END,
  ];
}

/** The bytes of the module, with room for `capacity` bytes from DATA_AT on. */
export const md5Module = (capacity: number): Uint8Array<ArrayBuffer> =>
  blocksModule([1, LOCALS, I32, blocksBody()], DATA_AT + capacity);
