/**
 * MD5's block function as a WebAssembly module, put together here instruction by instruction (RFC 1321):
 * a script cannot rotate and add 32 bits as fast. Owns the arithmetic; blocks, padding and text are in
 * md5.ts. Each step is laid out for the shortest chain of instructions that wait for one another.
 */

/** In the module's memory: the four words of the state. */
export const STATE_AT = 0;
export const STATE_BYTES = 16;
/** Where the bytes to hash are put: a cache line of their own. */
export const DATA_AT = 64;
export const BLOCK_BYTES = 64;

const PAGE_BYTES = 65_536;

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
const FUNCTION = 0x60;
const ALIGNED = 2;

type Code = readonly (number | Code)[];

// Locals: the two parameters, the state as it is worked on, and the state before the block.
const AT = 0;
const UNTIL = 1;
const A = 2;
const WORKING = [A, A + 1, A + 2, A + 3] as const;
const BEFORE = 6;
const LOCALS = 8;

const get = (local: number): Code => [GET, local];
const constant = (value: number): Code => [CONST, signed(value)];
const not = (code: Code): Code => [code, constant(-1), XOR];

/** What round `round` makes of b, c and d, added to `sum`; what depends on b, which is the newest, is last. */
function mixed(round: number, sum: Code, [b, c, d]: readonly [Code, Code, Code]): Code {
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

function step(index: number): Code {
  const round = Math.floor(index / STEPS_A_ROUND);
  const order = WORD_ORDER[round] ?? WORD_ORDER[0];
  const word = (order.first + index * order.stride) % WORDS;
  const rotation = ROTATIONS[round]?.[index % WORKING.length] ?? 0;
  // The four words change places with each step.
  const local = (place: number) => A + ((place + WORKING.length - (index % WORKING.length)) % WORKING.length);
  const [a, b, c, d] = [get(local(0)), get(local(1)), get(local(2)), get(local(3))] as const;
  const sum: Code = [
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
function blocksBody(): Code {
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

/** The bytes of the module. Exports `memory`, with room for `capacity` bytes from DATA_AT on, and `blocks`. */
export function md5Module(capacity: number): Uint8Array<ArrayBuffer> {
  const body = flat([1, LOCALS, I32, blocksBody()]);
  const pages = Math.ceil((DATA_AT + capacity) / PAGE_BYTES);
  const MEMORY = 2;
  return Uint8Array.from(
    flat([
      [0x00, text('asm'), 1, 0, 0, 0],
      section(1, [1, FUNCTION, 2, I32, I32, 0]),
      section(3, [1, 0]),
      section(5, [1, 0, unsigned(pages)]),
      section(7, [2, named('memory'), MEMORY, 0, named('blocks'), 0, 0]),
      section(10, [1, unsigned(body.length), body]),
    ]),
  );
}

function section(id: number, content: Code): Code {
  const bytes = flat(content);
  return [id, unsigned(bytes.length), bytes];
}

const text = (word: string): Code => Array.from(new TextEncoder().encode(word));
const named = (word: string): Code => [word.length, text(word)];

function flat(code: Code): number[] {
  const bytes: number[] = [];
  const add = (part: Code) => {
    for (const one of part) {
      if (typeof one === 'number') bytes.push(one);
      else add(one);
    }
  };
  add(code);
  return bytes;
}

const LEB_BITS = 7;
const LEB_MORE = 0x80;
const LEB_SIGN = 0x40;

/** A number that is not negative, as LEB128. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= LEB_MORE) {
    bytes.push((rest % LEB_MORE) + LEB_MORE);
    rest = Math.floor(rest / LEB_MORE);
  }
  return [...bytes, rest];
}

/** A number of 32 bits, as signed LEB128. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & (LEB_MORE - 1);
    rest >>= LEB_BITS;
    const isLast = (rest === 0 && (low & LEB_SIGN) === 0) || (rest === -1 && (low & LEB_SIGN) !== 0);
    bytes.push(isLast ? low : low | LEB_MORE);
    if (isLast) return bytes;
  }
}
