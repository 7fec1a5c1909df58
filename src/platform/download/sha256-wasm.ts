/**
 * SHA-256's block function as a WebAssembly module, put together here instruction by instruction (FIPS
 * 180-4, 6.2): a script cannot say that four words are worked on at once. The words of the schedule are
 * made four at a time in vectors, beside the rounds, which can only go one after the other. Half as fast
 * again as the same in C. Owns the arithmetic; blocks, padding and text are in block-hash.
 */
import { blocksModule, signed, unsigned, type WasmCode } from '../wasm-code.ts';

/** In the module's memory: the eight words of the state. */
export const STATE_AT = 0;
/** The words of the schedule with the constants of their rounds added. */
const SCHEDULE_AT = 64;
/** Where the bytes to hash are put: 64 words of the schedule later. */
export const DATA_AT = 320;
const BLOCK_BYTES = 64;

const ROUNDS = 64;
const WORDS = 8;
const WORD_BYTES = 4;
/** Words of a vector. */
const LANES = 4;
const GROUPS = ROUNDS / LANES;
/** Groups of the block itself; all others are made from those before. */
const GIVEN_GROUPS = 4;

const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32);

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/** FIPS 180-4, 4.2.2: fractions of the cube roots of primes. */
const CONSTANTS = firstPrimes(ROUNDS).map((prime) => fraction(Math.cbrt(prime)));
/** FIPS 180-4, 5.3.3: fractions of their square roots. */
export const FIRST_STATE = firstPrimes(WORDS).map((prime) => fraction(Math.sqrt(prime)));

// Opcodes of the WebAssembly core specification, 5.4.
const GET = 0x20;
const SET = 0x21;
const TEE = 0x22;
const LOAD = 0x28;
const STORE = 0x36;
const CONST = 0x41;
const LOWER = 0x49;
const ADD = 0x6a;
const AND = 0x71;
const XOR = 0x73;
const ROTATE_RIGHT = 0x78;
const LOOP = 0x03;
const BRANCH_IF = 0x0d;
const END = 0x0b;
const NO_RESULT = 0x40;
const I32 = 0x7f;
const V128 = 0x7b;
const ALIGNED = 2;
const VECTOR_ALIGNED = 4;

/** Those of vectors have a byte before them. */
const vector = (opcode: number): WasmCode => [0xfd, unsigned(opcode)];
const V_LOAD = vector(0x00);
const V_STORE = vector(0x0b);
const V_CONST = vector(0x0c);
const V_SHUFFLE = vector(0x0d);
const V_XOR = vector(0x51);
const V_SHIFT_LEFT = vector(0xab);
const V_SHIFT_RIGHT = vector(0xad);
const V_ADD = vector(0xae);
const V_SHIFT_RIGHT_64 = vector(0xcd);

// Locals: the two parameters, the state as it is worked on, the state before the block, and the rest.
const AT = 0;
const UNTIL = 1;
const A = 2;
const BEFORE = 10;
/** a ^ b of a round, which is b ^ c of the next one; they change places. */
const MIXED = [18, 19] as const;
const T1 = 20;
const WORD_LOCALS = 19;
/** The last four groups of the schedule. */
const GROUP = 21;
const SHIFTED = 25;
const SUM = 26;
const VECTOR_LOCALS = 6;

const get = (local: number): WasmCode => [GET, local];
const constant = (value: number): WasmCode => [CONST, signed(value | 0)];
const rotated = (local: number, by: number): WasmCode => [get(local), constant(by), ROTATE_RIGHT];
const shifted = (how: WasmCode, by: number): WasmCode => [get(SHIFTED), constant(by), how];
const everyWord = <T>(make: (index: number) => T): readonly T[] =>
  Array.from({ length: WORDS }, (_, index) => make(index));

/** A vector of words of two others: 0 to 3 are the first one's, 4 to 7 the second one's. */
const picked = (...words: readonly [number, number, number, number]): WasmCode => [
  V_SHUFFLE,
  words.flatMap((word) => [0, 1, 2, 3].map((byte) => word * WORD_BYTES + byte)),
];
const NOTHING: WasmCode = [V_CONST, Array.from({ length: LANES * WORD_BYTES }, () => 0)];
/** Of each word the last byte first: blocks are big-endian. */
const SWAPPED: WasmCode = [V_SHUFFLE, [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]];
const bytesOf = (word: number): readonly number[] => [0, 8, 16, 24].map((by) => (word >>> by) & 0xff);

/** σ0 of the words of SHIFTED: rotations are two shifts, since vectors have none. */
const SIGMA_0: WasmCode = [
  [shifted(V_SHIFT_RIGHT, 7), shifted(V_SHIFT_LEFT, 25), V_XOR],
  [shifted(V_SHIFT_RIGHT, 18), V_XOR, shifted(V_SHIFT_LEFT, 14), V_XOR],
  [shifted(V_SHIFT_RIGHT, 3), V_XOR],
];
/** σ1 of two words that each stand twice in SHIFTED, in lanes 0 and 2: twice, a shift of 64 bits rotates. */
const SIGMA_1: WasmCode = [
  [shifted(V_SHIFT_RIGHT_64, 17), shifted(V_SHIFT_RIGHT_64, 19), V_XOR],
  [shifted(V_SHIFT_RIGHT, 10), V_XOR],
];

/** Puts the words of group `index + 4` in the place of group `index`, the oldest. */
function nextGroup(index: number): WasmCode {
  const [oldest, second, third, newest] = [0, 1, 2, 3].map((by) => get(GROUP + ((index + by) % LANES)));
  if (oldest === undefined || second === undefined || third === undefined || newest === undefined) return [];
  return [
    [oldest, second, picked(1, 2, 3, 4), SET, SHIFTED],
    [SIGMA_0, oldest, V_ADD, third, newest, picked(1, 2, 3, 4), V_ADD, SET, SUM],
    // σ1 is of the two words before: those of the last two are the first two, which it makes.
    [newest, newest, picked(2, 2, 3, 3), SET, SHIFTED],
    [get(SUM), SIGMA_1, NOTHING, picked(0, 2, 4, 4), V_ADD, SET, SUM],
    [get(SUM), get(SUM), picked(0, 0, 1, 1), SET, SHIFTED],
    [get(SUM), SIGMA_1, NOTHING, picked(4, 4, 0, 2), V_ADD, SET, GROUP + (index % LANES)],
  ];
}

/** Writes a group with its constants to where the rounds read it. */
function scheduled(index: number): WasmCode {
  const constants = CONSTANTS.slice(index * LANES, (index + 1) * LANES).flatMap(bytesOf);
  const at = SCHEDULE_AT + index * LANES * WORD_BYTES;
  const sum = [get(GROUP + (index % LANES)), V_CONST, constants, V_ADD];
  return [constant(0), sum, V_STORE, VECTOR_ALIGNED, unsigned(at)];
}

/** FIPS 180-4, 6.2.2, step 3. The eight words change places with each round. */
function round(index: number): WasmCode {
  const local = (place: number) => A + ((place + ROUNDS - index) % WORDS);
  const [a, b, d, e, f, g, h] = [local(0), local(1), local(3), local(4), local(5), local(6), local(7)];
  const [mixed, mixedBefore] = index % 2 === 0 ? [MIXED[1], MIXED[0]] : MIXED;
  const word = [constant(0), LOAD, ALIGNED, unsigned(SCHEDULE_AT + index * WORD_BYTES)];
  const choice = [get(f), get(g), XOR, get(e), AND, get(g), XOR];
  const majority = [get(a), get(b), XOR, TEE, mixed, get(mixedBefore), AND, get(b), XOR];
  const sum0 = [rotated(a, 2), rotated(a, 13), XOR, rotated(a, 22), XOR];
  const sum1 = [rotated(e, 6), rotated(e, 11), XOR, rotated(e, 25), XOR];
  return [
    [get(h), word, ADD, choice, ADD, sum1, ADD, SET, T1],
    [get(d), get(T1), ADD, SET, d],
    [get(T1), majority, ADD, sum0, ADD, SET, h],
  ];
}

/** `blocks(at, until)`: takes the whole blocks from `at` to before `until` into the state. At least one. */
function blocksBody(): WasmCode {
  const state = (index: number) => unsigned(STATE_AT + index * WORD_BYTES);
  const given = Array.from({ length: GIVEN_GROUPS }, (_, index) => {
    const load = [get(AT), V_LOAD, 0, unsigned(index * LANES * WORD_BYTES)];
    return [load, TEE, GROUP + index, get(GROUP + index), SWAPPED, SET, GROUP + index, scheduled(index)];
  });
  const groups = Array.from({ length: GROUPS }, (_, index) => [
    index + GIVEN_GROUPS < GROUPS ? [nextGroup(index), scheduled(index + GIVEN_GROUPS)] : [],
    Array.from({ length: LANES }, (_lane, lane) => round(index * LANES + lane)),
  ]);
  return [
    everyWord((index) => [constant(0), LOAD, ALIGNED, state(index), SET, A + index]),
    [LOOP, NO_RESULT],
    given,
    everyWord((index) => [get(A + index), SET, BEFORE + index]),
    [get(A + 1), get(A + 2), XOR, SET, MIXED[0]],
    groups,
    everyWord((index) => [get(A + index), get(BEFORE + index), ADD, SET, A + index]),
    [get(AT), constant(BLOCK_BYTES), ADD, TEE, AT, get(UNTIL), LOWER, BRANCH_IF, 0, END],
    everyWord((index) => [constant(0), get(A + index), STORE, ALIGNED, state(index)]),
    END,
  ];
}

/** The bytes of the module, with room for `capacity` bytes from DATA_AT on. */
export const sha256Module = (capacity: number): Uint8Array<ArrayBuffer> =>
  blocksModule([2, WORD_LOCALS, I32, VECTOR_LOCALS, V128, blocksBody()], DATA_AT + capacity);
