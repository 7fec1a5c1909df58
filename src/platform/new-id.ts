/** Ids of our own: digits and dashes by chance. `crypto.randomUUID` is missing where the page is not served securely. */
export const newId = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');
