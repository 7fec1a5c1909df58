/** Puts a WebAssembly module together from instructions: its binary format (core specification, 5). */

/** Bytes, nested as it suits the one who writes them. */
export type WasmCode = readonly (number | WasmCode)[];

const PAGE_BYTES = 65_536;
const I32 = 0x7f;
const FUNCTION = 0x60;
const MEMORY = 2;

/**
 * The bytes of a module with one function `blocks(at, until)`, of this body, and a memory of so many
 * bytes at least, both exported.
 */
export function blocksModule(body: WasmCode, memoryBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = flat(body);
  const pages = Math.ceil(memoryBytes / PAGE_BYTES);
  return Uint8Array.from(
    flat([
      [0x00, text('asm'), 1, 0, 0, 0],
      section(1, [1, FUNCTION, 2, I32, I32, 0]),
      section(3, [1, 0]),
      section(5, [1, 0, unsigned(pages)]),
      section(7, [2, named('memory'), MEMORY, 0, named('blocks'), 0, 0]),
      section(10, [1, unsigned(bytes.length), bytes]),
    ]),
  );
}

function section(id: number, content: WasmCode): WasmCode {
  const bytes = flat(content);
  return [id, unsigned(bytes.length), bytes];
}

const text = (word: string): WasmCode => Array.from(new TextEncoder().encode(word));
const named = (word: string): WasmCode => [word.length, text(word)];

function flat(code: WasmCode): number[] {
  const bytes: number[] = [];
  const add = (part: WasmCode) => {
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
export function unsigned(value: number): WasmCode {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= LEB_MORE) {
    bytes.push((rest % LEB_MORE) + LEB_MORE);
    rest = Math.floor(rest / LEB_MORE);
  }
  return [...bytes, rest];
}

/** A number of 32 bits, as signed LEB128. */
export function signed(value: number): WasmCode {
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
