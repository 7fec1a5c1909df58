/** What XML 1.0 cannot hold, in whichever spelling (section 2.2); half of a surrogate pair is no character either. */
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
export const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u;
